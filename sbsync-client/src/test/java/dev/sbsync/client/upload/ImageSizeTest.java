package dev.sbsync.client.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSizeTest {

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "jpg"})
    void of_pictureThatJavaWrote_isItsSize(String format) throws IOException {
        assertThat(ImageSize.of(new ByteArrayInputStream(picture(format, 321, 47))))
                .contains(new int[] {321, 47});
    }

    @ParameterizedTest
    @CsvSource({
        "52494646000000005745425056503858 0a00000010000000 ff0100 2b0000, 512, 44",
        "5249464600000000574542505650384c 0a0000002f ff41050000000000 00, 512, 22",
        "52494646000000005745425056503820 0a000000 000000 9d012a 0002 2c00, 512, 44"
    })
    void of_webp_isItsSize(String hex, int width, int height) throws IOException {
        byte[] start = Arrays.copyOf(HexFormat.of().parseHex(hex.replace(" ", "")), 30);

        assertThat(ImageSize.of(new ByteArrayInputStream(start))).contains(new int[] {width, height});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<svg xmlns='http://www.w3.org/2000/svg' width='32' height='24.4px' viewBox='0 0 64 48'/> | 32 | 24",
                "<?xml version='1.0'?><!-- w --><svg viewBox='0 0 64,48' width='100%'><path/></svg> | 64 | 48"
            })
    void of_svg_isItsSizeOrItsViewBox(String svg, int width, int height) throws IOException {
        byte[] bytes = svg.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThat(ImageSize.of(new ByteArrayInputStream(bytes))).contains(new int[] {width, height});
    }

    @Test
    void of_jpegWithALongProfileBeforeItsFrame_isItsSize() throws IOException {
        byte[] plain = picture("jpg", 321, 47);
        ByteArrayOutputStream padded = new ByteArrayOutputStream();
        padded.write(plain, 0, 2);
        for (int i = 0; i < 3; i++) {
            padded.write(new byte[] {(byte) 0xff, (byte) 0xe1, (byte) 0xff, (byte) 0xff});
            padded.write(new byte[0xffff - 2]);
        }
        padded.write(plain, 2, plain.length - 2);

        assertThat(ImageSize.of(new ByteArrayInputStream(padded.toByteArray()))).contains(new int[] {321, 47});
    }

    @Test
    void of_anyCutOrDamagedPicture_isASizeOrNone() throws IOException {
        Random random = new Random(4711);
        for (String format : new String[] {"png", "gif", "jpg"}) {
            byte[] picture = picture(format, 321, 47);
            for (int i = 0; i < 300; i++) {
                byte[] damaged = Arrays.copyOf(picture, random.nextInt(Math.min(200, picture.length)));
                if (damaged.length > 4) {
                    damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt();
                }
                ImageSize.of(new ByteArrayInputStream(damaged))
                        .ifPresent(size -> assertThat(size).hasSize(2).doesNotContain(0));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%PDF-1.7", "<svg width='100%' height='1em'/>", "<svg-icon width='1' height='1'/>"})
    void of_otherFiles_isNone(String text) throws IOException {
        assertThat(ImageSize.of(new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .isEmpty();
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out))
                .isTrue();
        return out.toByteArray();
    }
}
