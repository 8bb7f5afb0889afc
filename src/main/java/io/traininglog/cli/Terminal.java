package io.traininglog.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jline.nativ.CLibrary;
import org.jline.nativ.Kernel32;

/**
 * What the process's input or one of its outputs is connected to, as the operating system says through JLine's native library. Where
 * that cannot be loaded, no terminal is known of.
 */
final class Terminal {

    static final int IN = 0;
    static final int OUT = 1;
    static final int ERR = 2;

    private static final boolean IS_WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    /** {@code ENABLE_VIRTUAL_TERMINAL_PROCESSING}: a Windows console shows colours once it is told to. */
    private static final int ANSI_SEQUENCES = 0x4;

    private final int descriptor;
    private final boolean isThere;

    private Terminal(int descriptor, boolean isThere) {
        this.descriptor = descriptor;
        this.isThere = isThere;
    }

    static Terminal of(int descriptor) {
        try {
            if (isPipeOrFile(descriptor)) {
                return new Terminal(descriptor, false);
            }
            int answer = IS_WINDOWS ? Kernel32.isatty(descriptor) : CLibrary.isatty(descriptor);
            return new Terminal(descriptor, answer != 0);
        } catch (LinkageError noLibrary) {
            return new Terminal(descriptor, false);
        }
    }

    /** Linux tells this without the library, which takes a while to load. */
    private static boolean isPipeOrFile(int descriptor) {
        try {
            Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
            return !target.startsWith("/dev") || target.endsWith("null");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    boolean isThere() {
        return isThere;
    }

    /** In columns; where that is not known, as given. */
    int width(int usual) {
        int columns = !isThere ? 0 : IS_WINDOWS ? windowsWidth() : unixWidth();
        return columns > 0 ? columns : usual;
    }

    private int unixWidth() {
        CLibrary.WinSize size = new CLibrary.WinSize();
        return CLibrary.ioctl(descriptor, CLibrary.TIOCGWINSZ, size) == 0 ? size.ws_col : 0;
    }

    private int windowsWidth() {
        Kernel32.CONSOLE_SCREEN_BUFFER_INFO console = new Kernel32.CONSOLE_SCREEN_BUFFER_INFO();
        return Kernel32.GetConsoleScreenBufferInfo(windowsHandle(), console) != 0 ? console.windowWidth() : 0;
    }

    /** Whether it shows colours. */
    boolean showsColours() {
        if (!isThere || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        return !IS_WINDOWS || turnColoursOn();
    }

    private boolean turnColoursOn() {
        int[] mode = new int[1];
        return Kernel32.GetConsoleMode(windowsHandle(), mode) != 0
                && Kernel32.SetConsoleMode(windowsHandle(), mode[0] | ANSI_SEQUENCES) != 0;
    }

    private long windowsHandle() {
        return Kernel32.GetStdHandle(descriptor == OUT ? Kernel32.STD_OUTPUT_HANDLE : Kernel32.STD_ERROR_HANDLE);
    }

    /** The name of the charset that it shows. */
    String charset() {
        return isThere && IS_WINDOWS ? System.getProperty("stdout.encoding", "UTF-8") : "UTF-8";
    }
}
