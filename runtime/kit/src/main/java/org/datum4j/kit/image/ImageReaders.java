// SPDX-License-Identifier: Apache-2.0
package org.datum4j.kit.image;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.datum4j.api.media.ImageKind;
import org.datum4j.kit.png.ImageFormatException;

/**
 * Finds the readers of ImageIO. For what Java reads itself Java's own reader is taken, whatever else is registered, so
 * that the pixels do not depend on the class path; nothing is registered, so that nothing leaks.
 */
final class ImageReaders {

  private ImageReaders() {}

  static ImageReader readerOf(ImageKind kind) {
    ImageReaderSpi provider = kind == ImageKind.WEBP ? foreign(kind) : own(kind);
    try {
      return provider.createReaderInstance();
    } catch (IOException e) {
      throw new ImageFormatException("reader of " + kind + " images cannot be made: " + e.getMessage(), e);
    }
  }

  private static ImageReaderSpi own(ImageKind kind) {
    Iterator<ImageReaderSpi> providers =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
    while (providers.hasNext()) {
      ImageReaderSpi provider = providers.next();
      if (reads(provider, kind) && provider.getClass().getModule() == ImageReader.class.getModule()) {
        return provider;
      }
    }
    throw new ImageFormatException("this Java runtime has no reader of " + kind + " images; use a complete runtime");
  }

  private static ImageReaderSpi foreign(ImageKind kind) {
    return search(kind, ImageReaders.class.getClassLoader())
        .or(() -> search(kind, ClassLoader.getSystemClassLoader()))
        .or(() -> search(kind, Thread.currentThread().getContextClassLoader()))
        .orElseThrow(() -> new ImageFormatException(kind + " pixels cannot be decoded by Java itself; add"
            + " com.twelvemonkeys.imageio:imageio-" + kind.name().toLowerCase(Locale.ROOT)
            + " to the class path, or convert the images to PNG or JPEG"));
  }

  private static Optional<ImageReaderSpi> search(ImageKind kind, ClassLoader loader) {
    Iterator<ImageReaderSpi> providers = ServiceLoader.load(ImageReaderSpi.class, loader).iterator();
    while (true) {
      try {
        if (!providers.hasNext()) {
          return Optional.empty();
        }
        ImageReaderSpi provider = providers.next();
        if (reads(provider, kind)) {
          return Optional.of(provider);
        }
      } catch (ServiceConfigurationError e) {
        // A broken provider of another format is not ours to report; the search goes on behind it.
        continue;
      }
    }
  }

  private static boolean reads(ImageReaderSpi provider, ImageKind kind) {
    return Arrays.asList(provider.getMIMETypes()).contains(kind.mediaType());
  }
}
