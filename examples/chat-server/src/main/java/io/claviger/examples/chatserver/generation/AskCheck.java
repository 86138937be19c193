package io.claviger.examples.chatserver.generation;

import io.claviger.assistant.AnswerSettings;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatRequestBuilder;
import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.check.CourseId;
import io.claviger.check.KeyCheck;
import io.claviger.check.MessageCheck;
import io.claviger.examples.chatserver.body.AskBody;
import io.claviger.examples.chatserver.history.Turns;
import io.claviger.redact.Redactor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks what a client asks before anything is stored or anybody called. Reports everything at once. Immutable. */
final class AskCheck {
    private final Map<String, ProviderId> known = new LinkedHashMap<>();

    AskCheck(List<ProviderId> chain) {
        chain.forEach(provider -> known.put(provider.value(), provider));
    }

    /**
     * Checks a question.
     *
     * @throws InvalidRequestException with every problem; no value of the body is repeated
     */
    void requireQuestion(AskBody body) {
        List<Problem> problems = new ArrayList<>(common(body));
        MessageCheck.problems(body.text("text")).forEach(problem -> problems.add(at("text", problem)));
        if (body.text("course") != null) {
            CourseId.problems(body.text("course")).forEach(problem -> problems.add(at("course", problem)));
        }
        require(problems);
    }

    /**
     * Checks the wish for another answer.
     *
     * @throws InvalidRequestException with every problem; no value of the body is repeated
     */
    void requireAgain(AskBody body) {
        require(common(body));
    }

    private static void require(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
    }

    private static Problem at(String field, Problem problem) {
        return new Problem(problem.code(), field, problem.message());
    }

    private List<Problem> common(AskBody body) {
        List<Problem> problems = new ArrayList<>();
        if (!Turns.isClientId(body.text("id"))) {
            problems.add(new Problem(
                    "id_form",
                    "id",
                    "The field id is the client's own name for what it sends: 1 to 100 letters, digits, hyphens or"
                            + " underscores."));
        }
        problems.addAll(KeyCheck.problems(body.keys(), new HashSet<>(known.values())));
        if (body.text("keySession") != null && !body.keys().isEmpty()) {
            problems.add(new Problem(
                    "keys_twice", "apiKeys", "Keys come with the question or from a session, not from both."));
        }
        checkProviders(body.providers(), problems);
        checkModels(body.models(), problems);
        return problems;
    }

    private void checkProviders(List<String> providers, List<Problem> problems) {
        if (!known.keySet().containsAll(providers)) {
            problems.add(unknown("providers"));
        } else if (new HashSet<>(providers).size() < providers.size()) {
            problems.add(new Problem("provider_twice", "providers", "Each provider is named once."));
        }
    }

    private void checkModels(Map<String, String> models, List<Problem> problems) {
        if (!known.keySet().containsAll(models.keySet())) {
            problems.add(unknown("models"));
            return;
        }
        ChatRequestBuilder probe = ChatRequest.builder().user("probe");
        models.forEach((provider, model) -> {
            probe.model(provider, model);
            if (!Redactor.shared().redact(model).equals(model)) {
                problems.add(new Problem(
                        "model_is_key",
                        "models." + provider,
                        "The model given for " + provider + " looks like a key; keys are given apart."));
            }
        });
        try {
            probe.build();
        } catch (InvalidRequestException e) {
            problems.addAll(e.problems());
        }
    }

    /** Does not repeat what was found: it may be anything, even a key in the wrong place. */
    private Problem unknown(String field) {
        return new Problem("provider_unknown", field, "The providers are " + known.keySet() + "; found another.");
    }

    /** {@return the order and the models that are wanted} */
    AnswerSettings settings(AskBody body) {
        AnswerSettings settings = AnswerSettings.DEFAULT.providers(
                body.providers().stream().map(ProviderId::of).toList());
        for (Map.Entry<String, String> model : body.models().entrySet()) {
            settings = settings.model(ProviderId.of(model.getKey()), model.getValue());
        }
        return settings;
    }
}
