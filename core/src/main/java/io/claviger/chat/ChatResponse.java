package io.claviger.chat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The whole answer: what the model said, who said it, what it cost and what was tried. Immutable. */
public final class ChatResponse {
    private final Message message;
    private final String reasoning;
    private final ProviderId provider;
    private final String model;
    private final FinishReason finishReason;
    private final String rawFinishReason;
    private final @Nullable Usage usage;
    private final List<Attempt> attempts;
    private final @Nullable Duration timeToFirstToken;
    private final Duration duration;

    private ChatResponse(Builder from) {
        this.message = from.message;
        this.reasoning = from.reasoning;
        this.provider = from.provider;
        this.model = from.model;
        this.finishReason = from.finishReason;
        this.rawFinishReason = from.rawFinishReason;
        this.usage = from.usage;
        this.attempts = List.copyOf(from.attempts);
        this.timeToFirstToken = from.timeToFirstToken;
        this.duration = from.duration;
    }

    /**
     * Starts a response.
     *
     * @param provider who answered
     * @param model the model that answered
     * @param message what it said
     * @return a builder
     */
    public static Builder builder(ProviderId provider, String model, Message message) {
        return new Builder(provider, model, message);
    }

    /** {@return the answer's text, empty when the model only called tools} */
    public String text() {
        return message.text();
    }

    /** {@return the answer as a message, to be appended to the conversation} */
    public Message message() {
        return message;
    }

    /** {@return the tool calls the model asks for} */
    public List<ToolCall> toolCalls() {
        return message.toolCalls();
    }

    /** {@return the model's thinking where it was shown, else empty} */
    public String reasoning() {
        return reasoning;
    }

    /** {@return who answered} */
    public ProviderId provider() {
        return provider;
    }

    /** {@return the model that answered, as the provider names it where it says so} */
    public String model() {
        return model;
    }

    /** {@return why the model stopped} */
    public FinishReason finishReason() {
        return finishReason;
    }

    /** {@return the provider's own word for why the model stopped, at most 64 characters; empty when none came} */
    public String rawFinishReason() {
        return rawFinishReason;
    }

    /** {@return the tokens used, where the provider reported them} */
    public Optional<Usage> usage() {
        return Optional.ofNullable(usage);
    }

    /** {@return every attempt in order; the last one answered} */
    public List<Attempt> attempts() {
        return attempts;
    }

    /** {@return the time from the start of the request to the first piece of the answer; empty unless streamed} */
    public Optional<Duration> timeToFirstToken() {
        return Optional.ofNullable(timeToFirstToken);
    }

    /** {@return the time from the start of the request to its end, every attempt included} */
    public Duration duration() {
        return duration;
    }

    /** {@return provider, model and length, never content} */
    @Override
    public String toString() {
        return "ChatResponse[" + provider + ", " + text().length() + " characters, " + attempts.size() + " attempts]";
    }

    /** Builds a {@link ChatResponse}. For one thread. */
    public static final class Builder {
        private final ProviderId provider;
        private final String model;
        private final Message message;
        private String reasoning = "";
        private FinishReason finishReason = FinishReason.STOP;
        private String rawFinishReason = "";
        private @Nullable Usage usage;
        private List<Attempt> attempts = List.of();
        private @Nullable Duration timeToFirstToken;
        private Duration duration = Duration.ZERO;

        private Builder(ProviderId provider, String model, Message message) {
            this.provider = provider;
            this.model = model;
            this.message = message;
        }

        /**
         * Sets the model's thinking.
         *
         * @param text the text, may be empty
         * @return this builder
         */
        public Builder reasoning(String text) {
            reasoning = text;
            return this;
        }

        /**
         * Sets why the model stopped.
         *
         * @param reason the neutral reason
         * @param raw the provider's own word
         * @return this builder
         */
        public Builder finishReason(FinishReason reason, String raw) {
            finishReason = reason;
            rawFinishReason = raw;
            return this;
        }

        /**
         * Sets the tokens used.
         *
         * @param counted the tokens, null when not reported
         * @return this builder
         */
        public Builder usage(@Nullable Usage counted) {
            usage = counted;
            return this;
        }

        /**
         * Sets the trail.
         *
         * @param trail every attempt in order
         * @return this builder
         */
        public Builder attempts(List<Attempt> trail) {
            attempts = trail;
            return this;
        }

        /**
         * Sets how long it took.
         *
         * @param firstToken until the first piece of the answer, null when not streamed
         * @param whole until the end
         * @return this builder
         */
        public Builder timing(@Nullable Duration firstToken, Duration whole) {
            timeToFirstToken = firstToken;
            duration = whole;
            return this;
        }

        /** {@return the response} */
        public ChatResponse build() {
            return new ChatResponse(this);
        }
    }
}
