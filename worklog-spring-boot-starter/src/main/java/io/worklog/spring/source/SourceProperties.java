package io.worklog.spring.source;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What every source leaves out.
 *
 * @param secretNames names of fields, parameters and headers whose values are masked beside the
 *     usual ones (password, token, secret, cookie, card number and the like). Upper case, dots,
 *     hyphens and underscores do not count; a longer name that has one of them in it is masked too.
 */
@ConfigurationProperties("worklog.masking")
record SourceProperties(@DefaultValue List<String> secretNames) {}
