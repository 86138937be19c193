package io.claviger.planted.timecomesfromoneclock.fallback;

import java.time.InstantSource;

class SystemFault {
    InstantSource source = InstantSource.system();
}
