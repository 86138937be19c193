package io.claviger.planted.nobodysleeps.examples;

import java.util.concurrent.TimeUnit;

class NapFault {
    void rest() throws InterruptedException {
        TimeUnit.SECONDS.sleep(1);
    }
}
