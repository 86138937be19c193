package io.claviger.examples.chatserver.generation;

import io.claviger.assistant.AnswerSettings;
import io.claviger.assistant.Question;
import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Message;
import io.claviger.chat.RateLimitedException;
import io.claviger.chat.Role;
import io.claviger.conversation.ConversationId;
import io.claviger.examples.chatserver.body.AskBody;
import io.claviger.examples.chatserver.database.RandomId;
import io.claviger.examples.chatserver.history.Conversation;
import io.claviger.examples.chatserver.history.Conversations;
import io.claviger.examples.chatserver.history.MessageJson;
import io.claviger.examples.chatserver.history.MessageTree;
import io.claviger.examples.chatserver.history.NewQuestion;
import io.claviger.examples.chatserver.history.NotThereException;
import io.claviger.examples.chatserver.history.Turn;
import io.claviger.examples.chatserver.history.Turns;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.wire.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Takes questions, whichever way they come: checks them, seals their keys, stores them, and starts the job that answers.
 * When a method returns, everything is committed.
 *
 * <p>Thread-safe.
 */
public final class Asking {
    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);
    private static final String NO_COURSE = "general";
    private static final int STRIPES = 64;

    private final Store store;
    private final AskCheck check;
    private final KeyIntake keys;
    private final Admission admission;
    private final Jobs jobs;
    private final Object[] order = Stream.generate(Object::new).limit(STRIPES).toArray();

    /** Where conversations are. */
    record Store(Conversations conversations, MessageTree tree, Turns turns) {}

    /** What jobs are made of. */
    record Jobs(Generations generations, Audience audience, int historyMessages) {}

    Asking(Store store, AskCheck check, KeyIntake keys, Admission admission, Jobs jobs) {
        this.store = store;
        this.check = check;
        this.keys = keys;
        this.admission = admission;
        this.jobs = jobs;
    }

    /**
     * Takes a question. The conversation begins when there is none.
     *
     * @param caller who asks
     * @param conversation the conversation's id, as it came
     * @param body the question
     * @param accepted told what is stored, before the first word of the answer
     * @return what is stored; the same again when the same client id comes again
     * @throws InvalidRequestException when something is wrong with it
     * @throws NotThereException when the conversation does not have the parent
     * @throws RateLimitedException when the user has asked too often
     * @throws RefusedException when the user has too many answers under way, or no room for more
     */
    public Turn ask(Caller caller, @Nullable String conversation, AskBody body, Consumer<Turn> accepted) {
        ConversationId id = ConversationId.of(conversation);
        check.requireQuestion(body);
        NewQuestion question = new NewQuestion(
                Objects.requireNonNull(body.text("id")),
                body.text("parent"),
                Objects.requireNonNull(body.text("text")),
                body.text("course"));
        Optional<Turn> before = store.turns().asked(caller.userId(), id, question.clientId());
        return begin(
                caller,
                body,
                new Wish(before, true, job -> store.turns().ask(caller.userId(), id, question, job), accepted));
    }

    /**
     * Which question is to be answered again.
     *
     * @param conversation the conversation's id, as it came
     * @param message the id of the user's message, null when none was named
     */
    public record Again(String conversation, @Nullable String message) {}

    /**
     * Takes the wish for another answer to a question that is stored.
     *
     * @param caller who asks
     * @param again to which question
     * @param body keys, order and models
     * @param accepted told what is stored, before the first word of the answer
     * @return what is stored; the same again when the same client id comes again
     * @throws InvalidRequestException when something is wrong with it
     * @throws NotThereException when there is no such conversation or question
     * @throws RateLimitedException when the user has asked too often
     * @throws RefusedException when the user has too many answers under way, or no room for more
     */
    public Turn again(Caller caller, Again again, AskBody body, Consumer<Turn> accepted) {
        Conversation known = find(caller, again.conversation());
        String message = again.message();
        if (message == null) {
            throw new NotThereException();
        }
        check.requireAgain(body);
        String clientId = Objects.requireNonNull(body.text("id"));
        return begin(
                caller,
                body,
                new Wish(
                        store.turns().askedAgain(known, clientId),
                        false,
                        job -> store.turns().answerAgain(known, message, clientId, job),
                        accepted));
    }

    /**
     * What is to be stored.
     *
     * @param before what was stored when it came before
     * @param isNew whether it is a new question
     * @param storing stores it, for a job
     * @param accepted told what is stored
     */
    private record Wish(
            Optional<Turn> before, boolean isNew, Function<String, Turn> storing, Consumer<Turn> accepted) {}

    private Conversation find(Caller caller, String conversation) {
        if (!ConversationId.problems(conversation).isEmpty()) {
            throw new NotThereException();
        }
        return store.conversations().require(caller.userId(), ConversationId.of(conversation));
    }

    private Turn begin(Caller caller, AskBody body, Wish wish) {
        if (wish.before().isPresent()) {
            wish.accepted().accept(wish.before().get());
            return wish.before().get();
        }
        Slots.Slot slot = jobs.generations().reserve(caller.userId());
        Keys taken = null;
        Turn turn;
        try {
            admission.require(caller);
            taken = keys.take(caller, body);
            turn = store(caller, body, wish, new Start(slot, taken));
        } catch (RuntimeException e) {
            slot.close();
            if (taken != null) {
                taken.close();
            }
            throw e;
        }
        if (turn.repeated()) {
            slot.close();
            taken.close();
            wish.accepted().accept(turn);
        }
        return turn;
    }

    /** What a job needs to start. */
    private record Start(Slots.Slot slot, Keys keys) {}

    private Turn store(Caller caller, AskBody body, Wish wish, Start start) {
        String id = RandomId.of("gen");
        // Whoever stores first tells first: devices see the messages of a room in the order of their numbers.
        synchronized (order[Math.floorMod(caller.userId().hashCode(), STRIPES)]) {
            Turn turn = wish.storing().apply(id);
            if (!turn.repeated()) {
                Work work =
                        new Work(turn.conversation(), turn.answer(), question(turn, body, start.keys()), start.keys());
                Generation job = jobs.generations().prepare(id, work);
                tell(turn, wish);
                jobs.audience().begins(job);
                if (!admission.isSignedIn(caller)) {
                    job.end(End.SIGNED_OUT);
                }
                jobs.generations().start(job, start.slot());
            }
            return turn;
        }
    }

    /** What is stored is answered, whatever becomes of the news of it: devices read it when they resume. */
    private void tell(Turn turn, Wish wish) {
        try {
            if (wish.isNew()) {
                tell(turn.conversation(), turn.question());
            }
            tell(turn.conversation(), turn.answer());
            wish.accepted().accept(turn);
        } catch (DataAccessException e) {
            LOG.warn("A new message could not be told to its owner's devices.", e);
        }
    }

    private void tell(Conversation conversation, io.claviger.examples.chatserver.history.Message message) {
        MessageJson view = store.tree().json(conversation, List.of(message)).get(0);
        jobs.audience().tell(conversation, message.seq(), new LiveEvent("message_receive", view));
    }

    private Question question(Turn turn, AskBody body, Keys taken) {
        AnswerSettings settings = check.settings(body).history(history(turn)).keys(taken.ring());
        String course = turn.conversation().course();
        return new Question(
                        turn.conversation().owner(),
                        turn.conversation().owner(),
                        body.text("course") != null ? body.text("course") : course == null ? NO_COURSE : course,
                        turn.question().text(),
                        turn.conversation().id().value(),
                        Map.of())
                .with(settings);
    }

    private List<Message> history(Turn turn) {
        return store
                .tree()
                .path(turn.conversation(), turn.question().parent(), jobs.historyMessages())
                .messages()
                .stream()
                .filter(earlier ->
                        earlier.role() == Role.USER || !earlier.text().isBlank())
                .map(earlier ->
                        earlier.role() == Role.USER ? Message.user(earlier.text()) : Message.assistant(earlier.text()))
                .toList();
    }
}
