package io.claviger.knowledge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers from files: a folder for each course, with questions and answers in Markdown or JSON.
 *
 * <p><b>Markdown</b> ({@code .md}): each heading of the second level is a question and what follows is its answer. Lines
 * {@code Also asked as: …} right below the heading, or a list below a bare {@code Also asked as:}, are other wordings.
 * <b>JSON</b> ({@code .json}): a list of objects with {@code question}, {@code answer} and optional
 * {@code alternatives}. The course's title is the {@code title} in its {@code course.json}, else the first heading of
 * the first level, else its id. The folder's name in lower case is the course's id, 1 to 100 ASCII letters, digits,
 * hyphens or underscores.
 *
 * <p><b>When it answers.</b> Case, diacritics, punctuation, plurals, and the phrase that asks for an explanation make no
 * difference; "what's a Binary Tree" and "explain binary trees" are the same question. Beyond that a slip of the pen in a
 * long word is forgiven, and fillers such as "exactly" are. Any word more or less that says something, a negation for
 * instance, makes it another question, which this base leaves to others: "What is a binary search tree?" is not
 * answered with binary trees.
 *
 * <p>Immutable and thread-safe. {@link #find} never throws.
 */
public final class FolderKnowledgeBase implements KnowledgeBase {
    private static final Logger LOG = LoggerFactory.getLogger(FolderKnowledgeBase.class);
    private static final Pattern COURSE = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final String COURSE_FILE = "course.json";

    private final Map<String, CourseIndex> courses;

    private FolderKnowledgeBase(Map<String, CourseIndex> courses) {
        this.courses = courses;
        LOG.info("Knowledge base loaded: {} courses", courses.size());
    }

    /**
     * Loads all courses below a folder.
     *
     * @param root the folder that holds a folder for each course
     * @return the knowledge base
     * @throws InvalidKnowledgeException when a file is not as it should be, listing every fault of every file
     * @throws java.io.UncheckedIOException when the folder or a file cannot be read
     */
    public static FolderKnowledgeBase load(Path root) {
        return of(KnowledgeFiles.inFolder(root));
    }

    /**
     * Loads all courses below a folder of the class path, from class folders as well as from jars. When several jars
     * have that folder, their courses come together.
     *
     * @param loader whose class path
     * @param root the folder, such as {@code knowledge}, without a slash in front
     * @return the knowledge base
     * @throws InvalidKnowledgeException when a file is not as it should be, listing every fault of every file
     * @throws java.io.UncheckedIOException when the folder or a file cannot be read
     */
    public static FolderKnowledgeBase loadFromClassPath(ClassLoader loader, String root) {
        return of(KnowledgeFiles.onClassPath(loader, root));
    }

    @Override
    public Optional<KnowledgeAnswer> find(String course, String question) {
        CourseIndex index = courses.get(course.toLowerCase(Locale.ROOT));
        return index == null ? Optional.empty() : index.find(question);
    }

    @Override
    public List<Course> courses() {
        return courses.values().stream().map(CourseIndex::course).toList();
    }

    private static FolderKnowledgeBase of(Collection<KnowledgeFile> files) {
        Faults faults = new Faults();
        Map<String, List<KnowledgeFile>> folders = new TreeMap<>();
        files.forEach(file -> folders.computeIfAbsent(file.course(), name -> new ArrayList<>())
                .add(file));
        Map<String, CourseIndex> courses = new TreeMap<>();
        folders.forEach((folder, contents) -> {
            CourseIndex index = course(folder, contents, faults);
            if (courses.put(index.course().id(), index) != null) {
                faults.add(folder, 0, "A course has one folder; found another whose name differs in case only.");
            }
        });
        faults.throwIfAny();
        return new FolderKnowledgeBase(courses);
    }

    private static CourseIndex course(String folder, List<KnowledgeFile> files, Faults faults) {
        if (!COURSE.matcher(folder).matches()) {
            faults.add(
                    folder,
                    0,
                    "A course's folder is named with 1 to 100 letters, digits, hyphens or underscores;"
                            + " found other characters.");
        }
        List<Entry> entries = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        for (KnowledgeFile file : files) {
            file.text(faults).ifPresent(text -> read(file, text, entries, titles, faults));
        }
        if (entries.isEmpty()) {
            faults.add(folder, 0, "A course has at least one question; found none.");
        }
        String id = folder.toLowerCase(Locale.ROOT);
        CourseIndex index = new CourseIndex(new Course(id, titles.isEmpty() ? id : titles.get(0)));
        for (Entry entry : entries) {
            if (entry.question().isEmpty()) {
                faults.add(entry.file(), entry.line(), "A question has words; found none.");
            } else if (entry.answer().isEmpty()) {
                faults.add(entry.file(), entry.line(), "A question has an answer; found none.");
            } else {
                index.add(entry, faults);
            }
        }
        return index;
    }

    private static void read(KnowledgeFile file, String text, List<Entry> entries, List<String> titles, Faults faults) {
        if (file.lastName().equals(COURSE_FILE)) {
            JsonQuestions.title(file, text, faults).ifPresent(title -> titles.add(0, title));
        } else if (file.lastName().toLowerCase(Locale.ROOT).endsWith(".json")) {
            entries.addAll(JsonQuestions.read(file, text, faults));
        } else {
            MarkdownQuestions questions = MarkdownQuestions.read(file, text, faults);
            entries.addAll(questions.entries());
            questions.title().ifPresent(titles::add);
        }
    }
}
