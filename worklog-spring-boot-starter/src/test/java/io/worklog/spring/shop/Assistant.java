package io.worklog.spring.shop;

import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.AgentInfo;
import io.worklog.spring.AgentProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The house's AI assistant: whoever asks it to do something stays on record beside it. */
@Component
class Assistant implements AgentProvider {
    static final String PATH = "/assistant";

    @Override
    public @Nullable Actor agent() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked)
                || !asked.getRequest().getRequestURI().startsWith(PATH)) {
            return null;
        }
        String prompt = asked.getRequest().getHeader("X-Prompt-Id");
        AgentInfo agent = new AgentInfo("tea-house-2", "refund", prompt);
        return new Actor(ActorType.AGENT, "assistant", "Shop assistant", List.of(), agent);
    }
}
