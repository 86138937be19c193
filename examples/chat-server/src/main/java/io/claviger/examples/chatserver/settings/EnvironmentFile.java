package io.claviger.examples.chatserver.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

/**
 * A {@code .env} file: lines of {@code NAME=value} with the names of environment variables. Blank lines and those that
 * begin with {@code #} say nothing, {@code export} may stand in front, a value may stand in single or double quotes, and
 * what follows {@code #} after a blank is a remark. Where a name stands twice the last one counts. Immutable.
 *
 * @param values what the file sets, empty where there is none
 * @param faults the lines that say nothing of the kind
 */
record EnvironmentFile(Map<String, String> values, List<Fault> faults) {
    /** Where the file is; {@code .env} in the working directory unless set. */
    static final String PROPERTY = "claviger.env-file";

    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.\\-]*)\\s*=\\s*(.*)");
    private static final Pattern QUOTED = Pattern.compile("(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)')\\s*(?:#.*)?");
    private static final Pattern REMARK = Pattern.compile("(?:^|\\s+)#.*$");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    /** {@return the file that this environment names} */
    static EnvironmentFile of(Environment environment) {
        String path = environment.getProperty(PROPERTY, ".env").strip();
        return path.isEmpty() ? new EnvironmentFile(Map.of(), List.of()) : read(Path.of(path));
    }

    static EnvironmentFile read(Path path) {
        if (!Files.isRegularFile(path)) {
            return new EnvironmentFile(Map.of(), List.of());
        }
        try {
            return parse(
                    String.valueOf(path.getFileName()),
                    Files.readString(path, StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            Fault fault = new Fault(String.valueOf(path.getFileName()), "a text file in UTF-8", "an unreadable one");
            return new EnvironmentFile(Map.of(), List.of(fault));
        }
    }

    private static EnvironmentFile parse(String name, List<String> lines) {
        Map<String, String> values = new LinkedHashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher setting = LINE.matcher(line);
            if (setting.matches()) {
                values.put(setting.group(1), value(setting.group(2)));
            } else {
                // What stands there may be a secret.
                faults.add(new Fault(name + ", line " + (i + 1), "NAME=value", "something else"));
            }
        }
        return new EnvironmentFile(Map.copyOf(values), List.copyOf(faults));
    }

    private static String value(String written) {
        Matcher quoted = QUOTED.matcher(written);
        if (!quoted.matches()) {
            return REMARK.matcher(written).replaceFirst("").strip();
        }
        if (quoted.group(2) != null) {
            return quoted.group(2);
        }
        return ESCAPED.matcher(quoted.group(1))
                .replaceAll(escape -> Matcher.quoteReplacement(unescaped(escape.group(1))));
    }

    private static String unescaped(String letter) {
        return switch (letter) {
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            default -> letter;
        };
    }

    /** {@return the names, for nobody should see the values} */
    @Override
    public String toString() {
        return "EnvironmentFile" + values.keySet();
    }
}
