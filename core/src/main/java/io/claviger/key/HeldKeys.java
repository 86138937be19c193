package io.claviger.key;

import io.claviger.chat.ProviderId;
import io.claviger.redact.Redactor;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sealed keys of a ring and all that goes with them, made when the first key comes and wiped as a whole.
 *
 * <p>Guarded by the lock of the ring that owns it.
 */
final class HeldKeys implements AutoCloseable {
    private final SessionCipher cipher;
    private final byte[] digestKey = new byte[KeyMark.DIGEST_KEY_BYTES];
    private final Redactor redactor;
    private final List<Slot> slots = new ArrayList<>();

    /** Everything that belongs to one key. */
    private static final class Slot {
        private final ApiKey key;
        private final String sealed;
        private final KeyMark mark;
        private final List<Redactor.Registration> registrations;

        private Slot(ApiKey key, String sealed, KeyMark mark, List<Redactor.Registration> registrations) {
            this.key = key;
            this.sealed = sealed;
            this.mark = mark;
            this.registrations = registrations;
        }

        private void wipe() {
            mark.wipe();
            registrations.forEach(Redactor.Registration::close);
        }
    }

    HeldKeys(SessionCipher cipher, Redactor redactor, SecureRandom random) {
        this.cipher = cipher;
        this.redactor = redactor;
        random.nextBytes(digestKey);
    }

    List<ApiKey> keys() {
        List<ApiKey> keys = new ArrayList<>(slots.size());
        for (Slot slot : slots) {
            keys.add(slot.key);
        }
        return keys;
    }

    /** Adds all keys or, when one is refused, none. */
    void add(List<TypedKey> typed, KeyRing ring) {
        List<KeyMark> held = new ArrayList<>(slots.size());
        slots.forEach(slot -> held.add(slot.mark));
        List<KeyMark> fresh = new KeyIntake(digestKey, held).check(typed);
        int before = slots.size();
        try {
            for (int i = 0; i < typed.size(); i++) {
                slots.add(seal(typed.get(i), fresh.get(i), ring));
            }
        } catch (RuntimeException e) {
            List<Slot> added = slots.subList(before, slots.size());
            added.forEach(Slot::wipe);
            added.clear();
            throw e;
        }
    }

    private Slot seal(TypedKey typed, KeyMark mark, KeyRing ring) {
        ProviderId provider = typed.provider();
        int index = slots.size();
        int number = 1;
        for (Slot slot : slots) {
            number += slot.key.provider().equals(provider) ? 1 : 0;
        }
        ApiKey key = ApiKey.inSlot(ring, index, provider, number);
        String sealed = cipher.seal(provider, index, typed.chars());
        return new Slot(key, sealed, mark, register(typed.chars()));
    }

    /** Makes the key known to the redactor, and each part that is a secret without the rest. */
    private List<Redactor.Registration> register(char[] key) {
        List<Redactor.Registration> registrations = new ArrayList<>(3);
        registrations.add(redactor.register(key));
        for (char[] part : AwsCredential.secrets(key)) {
            registrations.add(redactor.register(part));
            Arrays.fill(part, '\0');
        }
        return registrations;
    }

    char[] open(int index) {
        Slot slot = slots.get(index);
        return cipher.open(slot.key.provider(), index, slot.sealed);
    }

    @Override
    public void close() {
        cipher.close();
        Arrays.fill(digestKey, (byte) 0);
        slots.forEach(Slot::wipe);
        slots.clear();
    }

    /** {@return whether nothing is left, for tests} */
    boolean isWiped() {
        return cipher.isZero() && Arrays.equals(digestKey, new byte[digestKey.length]) && slots.isEmpty();
    }
}
