package io.claviger.planted.nobodysleeps.chat;

class SoundWait {
    synchronized void rest() throws InterruptedException {
        wait(1);
    }
}
