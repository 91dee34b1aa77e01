package io.worklog.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which package may use which; whatever is not in the table is a fault. */
final class PackageTable {
    private final String root;
    private final Map<String, Set<String>> mayUse;

    PackageTable(String root, Map<String, Set<String>> mayUse) {
        this.root = root;
        this.mayUse = Map.copyOf(mayUse);
    }

    /** Every breach of the table, as readable lines; empty where it is kept. */
    List<String> faults(JavaClasses classes) {
        Set<String> faults = new TreeSet<>();
        for (JavaClass type : classes) {
            faults.addAll(faultsOf(type));
        }
        faults.addAll(cycles());
        return List.copyOf(faults);
    }

    private List<String> faultsOf(JavaClass type) {
        String from = shortName(type.getPackageName());
        Set<String> allowed = mayUse.get(from);
        if (allowed == null) {
            return List.of("package " + from + " is not in the table");
        }
        List<String> faults = new ArrayList<>();
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            JavaClass used = dependency.getTargetClass().getBaseComponentType();
            if (!used.getPackageName().startsWith(root)) {
                continue;
            }
            String to = shortName(used.getPackageName());
            if (!to.equals(from) && !allowed.contains(to) && !allowed.contains("*")) {
                faults.add(from + " uses " + to + ": " + dependency.getDescription());
            }
        }
        return faults;
    }

    private List<String> cycles() {
        List<String> faults = new ArrayList<>();
        for (String start : new TreeMap<>(mayUse).keySet()) {
            if (reaches(start, start, new TreeSet<>())) {
                faults.add("the table lets package " + start + " use itself through others");
            }
        }
        return faults;
    }

    private boolean reaches(String from, String wanted, Set<String> seen) {
        for (String next : mayUse.getOrDefault(from, Set.of())) {
            if (next.equals(wanted) || seen.add(next) && reaches(next, wanted, seen)) {
                return true;
            }
        }
        return false;
    }

    private String shortName(String packageName) {
        return packageName.equals(root) ? "(root)" : packageName.substring(root.length() + 1);
    }
}
