package io.claviger.fallback;

import java.time.Duration;

/** How patiently a chain is walked. Immutable and thread-safe. */
public final class FallbackPolicy {
    /** The defaults, each named at its builder method. */
    public static final FallbackPolicy DEFAULT = builder().build();

    private final Timeouts timeouts;
    private final Duration patience;
    private final int retries;
    private final CutPolicy afterCut;
    private final boolean skipMalformedEvent;
    private final int outageThreshold;
    private final Duration outagePause;
    private final ProviderOrder order;

    private FallbackPolicy(Builder from) {
        this.timeouts = from.timeouts;
        this.patience = from.patience;
        this.retries = from.retries;
        this.afterCut = from.afterCut;
        this.skipMalformedEvent = from.skipMalformedEvent;
        this.outageThreshold = from.outageThreshold;
        this.outagePause = from.outagePause;
        this.order = from.order;
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the time limits} */
    public Timeouts timeouts() {
        return timeouts;
    }

    /** {@return the longest wait for a rate-limited provider while others could be asked} */
    public Duration patience() {
        return patience;
    }

    /** {@return how many times in one request a key may be tried again} */
    public int retries() {
        return retries;
    }

    /** {@return what follows when an answer is cut after some of it was delivered} */
    public CutPolicy afterCut() {
        return afterCut;
    }

    /** {@return whether one unreadable event in a stream is passed over} */
    public boolean skipMalformedEvent() {
        return skipMalformedEvent;
    }

    /** {@return how many of a provider's last ten attempts must have failed by its own fault to call it an outage} */
    public int outageThreshold() {
        return outageThreshold;
    }

    /** {@return how long a provider in an outage is asked last, before one request probes it} */
    public Duration outagePause() {
        return outagePause;
    }

    /** {@return in which order the providers are asked} */
    public ProviderOrder order() {
        return order;
    }

    /** Builds a {@link FallbackPolicy}. For one thread. */
    public static final class Builder {
        private Timeouts timeouts = Timeouts.DEFAULT;
        private Duration patience = Duration.ofSeconds(3);
        private int retries = 2;
        private CutPolicy afterCut = CutPolicy.FAIL;
        private boolean skipMalformedEvent = true;
        private int outageThreshold = 5;
        private Duration outagePause = Duration.ofSeconds(10);
        private ProviderOrder order = ProviderOrder.asGiven();

        private Builder() {}

        /**
         * Sets the time limits.
         *
         * @param limits the limits; {@link Timeouts#DEFAULT} when not called
         * @return this builder
         */
        public Builder timeouts(Timeouts limits) {
            timeouts = limits;
            return this;
        }

        /**
         * Sets the longest wait for a rate-limited provider while others could be asked. When nobody else is left, the
         * wait may be as long as the deadline allows.
         *
         * @param longest not negative; 3 seconds when not called
         * @return this builder
         */
        public Builder patience(Duration longest) {
            patience = longest;
            return this;
        }

        /**
         * Sets how many times in one request a key may be tried again after a failure that may pass.
         *
         * @param count not negative; 2 when not called
         * @return this builder
         */
        public Builder retries(int count) {
            if (count < 0) {
                throw new IllegalArgumentException("The number of retries is not negative; found " + count + ".");
            }
            retries = count;
            return this;
        }

        /**
         * Sets what follows when an answer is cut after some of it was delivered.
         *
         * @param policy what follows; {@link CutPolicy#FAIL} when not called
         * @return this builder
         */
        public Builder afterCut(CutPolicy policy) {
            afterCut = policy;
            return this;
        }

        /**
         * Sets whether one unreadable event in a stream is passed over.
         *
         * @param skip true when not called
         * @return this builder
         */
        public Builder skipMalformedEvent(boolean skip) {
            skipMalformedEvent = skip;
            return this;
        }

        /**
         * Sets when a provider counts as out of order: it is then asked last until a probe succeeds.
         *
         * @param failuresOfTen 1 to 10 of the provider's last ten attempts; 5 when not called
         * @param pause how long before it is probed; 10 seconds when not called
         * @return this builder
         */
        public Builder outage(int failuresOfTen, Duration pause) {
            if (failuresOfTen < 1 || failuresOfTen > OutageBreaker.WINDOW) {
                throw new IllegalArgumentException(
                        "The threshold of an outage is 1 to 10 failures; found " + failuresOfTen + ".");
            }
            outageThreshold = failuresOfTen;
            outagePause = pause;
            return this;
        }

        /**
         * Sets in which order the providers are asked.
         *
         * @param sequence {@link ProviderOrder#asGiven()} when not called
         * @return this builder
         */
        public Builder order(ProviderOrder sequence) {
            order = sequence;
            return this;
        }

        /** {@return the policy} */
        public FallbackPolicy build() {
            return new FallbackPolicy(this);
        }
    }
}
