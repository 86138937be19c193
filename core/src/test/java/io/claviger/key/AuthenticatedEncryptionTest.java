package io.claviger.key;

import static io.claviger.key.Vectors.hex;
import static io.claviger.key.Vectors.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("S0-KEY-6: the ciphers are the published ones")
class AuthenticatedEncryptionTest {
    private static final String GCM_KEY = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308";
    private static final String GCM_PLAIN =
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255";
    private static final String GCM_CIPHERTEXT =
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad";

    /** Cases 13 to 16 of the GCM specification that NIST SP 800-38D refers to. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000000000000000000000000000000000000000000000000000,000000000000000000000000,'','','',530f8afbc74536b9a963b4f1c4cb738b",
        "0000000000000000000000000000000000000000000000000000000000000000,000000000000000000000000,'',00000000000000000000000000000000,cea7403d4d606b6e074ec5d3baf39d18,d0d1c8a799996bf0265b98b5d48ab919",
        GCM_KEY + ",cafebabefacedbaddecaf888,''," + GCM_PLAIN + "," + GCM_CIPHERTEXT
                + ",b094dac5d93471bdec1a502270e3cc6c"
    })
    void gcmGivesThePublishedCiphertexts(
            String key, String iv, String boundTo, String plain, String ciphertext, String tag) throws Exception {
        Aes256Gcm gcm = new Aes256Gcm();
        byte[] sealed = join(hex(ciphertext), hex(tag));

        assertThat(gcm.encrypt(hex(key), hex(iv), hex(boundTo), hex(plain))).isEqualTo(sealed);
        assertThat(gcm.decrypt(hex(key), hex(iv), hex(boundTo), sealed)).isEqualTo(hex(plain));
    }

    @Test
    void gcmGivesThePublishedCiphertextForBoundData() throws Exception {
        Aes256Gcm gcm = new Aes256Gcm();
        byte[] boundTo = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        byte[] plain = hex(GCM_PLAIN.substring(0, 120));
        byte[] iv = hex("cafebabefacedbaddecaf888");

        byte[] sealed = gcm.encrypt(hex(GCM_KEY), iv, boundTo, plain);

        assertThat(sealed).isEqualTo(hex(GCM_CIPHERTEXT.substring(0, 120) + "76fc6ece0f4e1768cddf8853bb2d551b"));
        assertThat(gcm.decrypt(hex(GCM_KEY), iv, boundTo, sealed)).isEqualTo(plain);
    }

    @Test
    void gcmAgreesWithBouncyCastle() throws Exception {
        Random random = new Random(1);
        for (int length = 0; length < 200; length++) {
            byte[] key = bytes(random, 32);
            byte[] iv = bytes(random, 12);
            byte[] boundTo = bytes(random, length % 40);
            byte[] plain = bytes(random, length);
            GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
            cipher.init(true, new AEADParameters(new KeyParameter(key), 128, iv, boundTo));
            byte[] sealed = new byte[cipher.getOutputSize(length)];
            cipher.doFinal(sealed, cipher.processBytes(plain, 0, length, sealed, 0));

            assertThat(new Aes256Gcm().encrypt(key, iv, boundTo, plain)).isEqualTo(sealed);
        }
    }

    @Test
    void gcmPassesWycheproof() {
        check(new Aes256Gcm(), Vectors.read("aes_gcm.csv"), 66);
    }

    @Test
    void cbcPassesWycheproof() {
        check(new Aes256CbcHs512(), Vectors.read("a256cbc_hs512.csv"), 94);
    }

    private static void check(AuthenticatedEncryption encryption, List<String[]> cases, int count) {
        assertThat(cases).hasSize(count);
        for (String[] fields : cases) {
            byte[] key = hex(fields[1]);
            byte[] iv = hex(fields[2]);
            byte[] boundTo = hex(fields[3]);
            byte[] plain = hex(fields[4]);
            byte[] sealed = join(hex(fields[5]), hex(fields[6]));
            if (fields[7].equals("valid")) {
                assertThat(encryption.encrypt(key, iv, boundTo, plain))
                        .describedAs("case %s", fields[0])
                        .isEqualTo(sealed);
            } else {
                assertThatThrownBy(() -> encryption.decrypt(key, iv, boundTo, sealed))
                        .describedAs("case %s", fields[0])
                        .isInstanceOf(InvalidCipherTextException.class);
            }
        }
    }

    /** RFC 7518, appendix B.3. */
    @Test
    void cbcGivesTheCiphertextOfItsRfc() throws Exception {
        byte[] key = new byte[64];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        byte[] plain =
                ("A cipher system must not be required to be secret, and it must be able to fall into the hands of"
                                + " the enemy without inconvenience")
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] boundTo = "The second principle of Auguste Kerckhoffs".getBytes(StandardCharsets.US_ASCII);
        byte[] iv = hex("1af38c2dc2b96ffdd86694092341bc04");
        byte[] sealed =
                hex("4affaaadb78c31c5da4b1b590d10ffbd3dd8d5d302423526912da037ecbcc7bd822c301dd67c373bccb584ad3e92"
                        + "79c2e6d12a1374b77f077553df829410446b36ebd97066296ae6427ea75c2e0846a11a09ccf5370dc80bfecbad28c73f09b3"
                        + "a3b75e662a2594410ae496b2e2e6609e31e6e02cc837f053d21f37ff4f51950bbe2638d09dd7a4930930806d0703b1f6"
                        + "4dd3b4c088a7f45c216839645b2012bf2e6269a8c56a816dbc1b267761955bc5");

        Aes256CbcHs512 cbc = new Aes256CbcHs512();

        assertThat(cbc.encrypt(key, iv, boundTo, plain)).isEqualTo(sealed);
        assertThat(cbc.decrypt(key, iv, boundTo, sealed)).isEqualTo(plain);
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
