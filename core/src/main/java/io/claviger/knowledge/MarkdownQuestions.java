package io.claviger.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads questions and answers from Markdown: a second-level heading is a question, what follows is its answer, and
 * lines {@code Also asked as: …} right below the heading, or a list below a bare {@code Also asked as:}, are other
 * wordings. A first-level heading before the first question is the course's title.
 */
final class MarkdownQuestions {
    private static final String ALSO = "also asked as:";

    private final KnowledgeFile file;
    private final Faults faults;
    private final List<Entry> entries = new ArrayList<>();
    private String title = "";

    private String question = "";
    private int questionLine;
    private final List<String> alternatives = new ArrayList<>();
    private final StringBuilder answer = new StringBuilder();
    private boolean inAlternativeList;
    private String fence = "";
    private int fenceLine;

    private MarkdownQuestions(KnowledgeFile file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    static MarkdownQuestions read(KnowledgeFile file, String text, Faults faults) {
        MarkdownQuestions reader = new MarkdownQuestions(file, faults);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            reader.line(lines.get(i), i + 1);
        }
        reader.end();
        return reader;
    }

    List<Entry> entries() {
        return entries;
    }

    Optional<String> title() {
        return title.isEmpty() ? Optional.empty() : Optional.of(title);
    }

    private void line(String line, int number) {
        boolean fenced = followFence(line, number);
        if (!fenced && line.startsWith("## ")) {
            finishQuestion();
            question = line.substring(3).strip();
            questionLine = number;
        } else if (questionLine == 0) {
            beforeFirstQuestion(line, number);
        } else if (fenced || !answer.isEmpty() || !isAlternative(line, number)) {
            answer.append(line).append('\n');
        }
    }

    private void beforeFirstQuestion(String line, int number) {
        if (line.startsWith("# ") && title.isEmpty()) {
            title = line.substring(2).strip();
        } else if (!line.isBlank()) {
            faults.add(
                    file.name(),
                    number,
                    "Text belongs below a question (a line that begins with \"## \");"
                            + " found text before the first one.");
        }
    }

    /** {@return whether the line above the answer names another wording, or is blank} */
    private boolean isAlternative(String line, int number) {
        String stripped = line.strip();
        if (stripped.isEmpty()) {
            return true;
        }
        if (stripped.toLowerCase(Locale.ROOT).startsWith(ALSO)) {
            String wording = stripped.substring(ALSO.length()).strip();
            inAlternativeList = wording.isEmpty();
            if (!inAlternativeList) {
                alternatives.add(wording);
            }
            return true;
        }
        if (inAlternativeList && (stripped.startsWith("- ") || stripped.startsWith("* "))) {
            alternatives.add(stripped.substring(2).strip());
            return true;
        }
        if (inAlternativeList && alternatives.isEmpty()) {
            faults.add(file.name(), number, "A list of wordings follows \"Also asked as:\"; found something else.");
        }
        inAlternativeList = false;
        return false;
    }

    /** {@return whether the line belongs to a fenced code block, its fences included} */
    private boolean followFence(String line, int number) {
        String stripped = line.strip();
        if (!fence.isEmpty()) {
            if (stripped.startsWith(fence)
                    && stripped.replace(fence.substring(0, 1), "").isEmpty()) {
                fence = "";
            }
            return true;
        }
        if (stripped.startsWith("```") || stripped.startsWith("~~~")) {
            char mark = stripped.charAt(0);
            int length = 0;
            while (length < stripped.length() && stripped.charAt(length) == mark) {
                length++;
            }
            fence = stripped.substring(0, length);
            fenceLine = number;
            return true;
        }
        return false;
    }

    private void end() {
        if (!fence.isEmpty()) {
            faults.add(file.name(), fenceLine, "A code block ends with the fence it began with; found no such end.");
        }
        finishQuestion();
        if (entries.isEmpty() && questionLine == 0) {
            faults.add(
                    file.name(), 0, "A file has at least one question (a line that begins with \"## \"); found none.");
        }
    }

    private void finishQuestion() {
        if (questionLine > 0) {
            entries.add(new Entry(question, alternatives, answer.toString().strip(), file.name(), questionLine));
        }
        alternatives.clear();
        answer.setLength(0);
        inAlternativeList = false;
    }
}
