package io.claviger.planted.timecomesfromoneclock.limit;

import java.time.InstantSource;

class SoundLimiter {
    static class Builder {
        InstantSource source = InstantSource.system();
    }
}
