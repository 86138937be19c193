package io.claviger.key;

import io.claviger.chat.ProviderId;
import io.claviger.redact.Redactor;
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
    private final Redactor redactor;
    private final List<Slot> slots = new ArrayList<>();

    /** Everything that belongs to one key. */
    private static final class Slot {
        private final ApiKey key;
        private final String sealed;
        private final ProviderId owner;
        private final List<Redactor.Registration> registrations;

        private Slot(ApiKey key, String sealed, ProviderId owner, List<Redactor.Registration> registrations) {
            this.key = key;
            this.sealed = sealed;
            this.owner = owner;
            this.registrations = registrations;
        }

        private void wipe() {
            registrations.forEach(Redactor.Registration::close);
        }
    }

    HeldKeys(SessionCipher cipher, Redactor redactor) {
        this.cipher = cipher;
        this.redactor = redactor;
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
        List<KnownKey> fresh = check(typed);
        int before = slots.size();
        try {
            for (int i = 0; i < typed.size(); i++) {
                slots.add(seal(typed.get(i), fresh.get(i).owner(), ring));
            }
        } catch (RuntimeException e) {
            List<Slot> added = slots.subList(before, slots.size());
            added.forEach(Slot::wipe);
            added.clear();
            throw e;
        }
    }

    /** Checks the keys against those that are held, which are opened for it: few rings get keys twice. */
    private List<KnownKey> check(List<TypedKey> typed) {
        List<KnownKey> held = new ArrayList<>(slots.size());
        try {
            for (int i = 0; i < slots.size(); i++) {
                Slot slot = slots.get(i);
                held.add(new KnownKey(slot.key.provider(), slot.owner, open(i)));
            }
            return new KeyIntake(held).check(typed);
        } finally {
            held.forEach(KnownKey::wipe);
        }
    }

    private Slot seal(TypedKey typed, ProviderId owner, KeyRing ring) {
        ProviderId provider = typed.provider();
        int index = slots.size();
        int number = 1;
        for (Slot slot : slots) {
            number += slot.key.provider().equals(provider) ? 1 : 0;
        }
        ApiKey key = ApiKey.inSlot(ring, index, provider, number);
        String sealed = cipher.seal(provider, index, typed.chars());
        return new Slot(key, sealed, owner, register(typed.chars()));
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
        slots.forEach(Slot::wipe);
        slots.clear();
    }

    /** {@return whether nothing is left, for tests} */
    boolean isWiped() {
        return cipher.isZero() && slots.isEmpty();
    }
}
