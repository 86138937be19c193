package io.claviger.planted.nobodysleeps.chat;

class SleepFault {
    void rest() throws InterruptedException {
        Thread.sleep(1);
    }
}
