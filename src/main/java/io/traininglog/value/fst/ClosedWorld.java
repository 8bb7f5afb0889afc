package io.traininglog.value.fst;

import org.nustaq.serialization.FSTClazzInfo;
import org.nustaq.serialization.FSTClazzInfoRegistry;
import org.nustaq.serialization.FSTConfiguration;
import org.nustaq.serialization.FSTDecoder;
import org.nustaq.serialization.FSTEncoder;
import org.nustaq.serialization.coders.FSTStreamEncoder;

/**
 * FST with its byte encodings and without its knowledge of classes. Everything that FST would do to a class needs
 * {@code --add-opens} for the JDK's, works through {@code sun.misc.Unsafe} (a damaged payload then crashes the JVM, and
 * JDK 24 and later print a warning) and keeps static caches. So FST is asked about no class here: {@link Tag} and
 * {@link ClassShape} are what it asks of elsewhere. In particular {@code FSTUtil}, whose start touches Unsafe, is never
 * initialized, and a host application's own FST is left as it is.
 *
 * <p>Immutable, shared by all codecs; streams are made for one call each and never pooled, so that a re-entrant call
 * has streams of its own and no buffer outlives its call.
 */
final class ClosedWorld extends FSTConfiguration {

    static final ClosedWorld INSTANCE = new ClosedWorld();

    /** FST's streams ask for {@code String}'s when they are made, and do without an answer. */
    static final FSTClazzInfoRegistry NO_CLASSES = new NoClasses();

    private ClosedWorld() {
        super(null);
        // References are ours: FST's answer a reference to an unfinished object with a neighbour of it.
        setShareReferences(false);
    }

    @Override
    public FSTEncoder createStreamEncoder() {
        return new FSTStreamEncoder(this);
    }

    @Override
    public FSTDecoder createStreamDecoder() {
        return new PayloadDecoder(this);
    }

    private static final class NoClasses extends FSTClazzInfoRegistry {

        @Override
        @SuppressWarnings({"rawtypes", "NullAway"}) // FST's signature; its caller takes null
        public FSTClazzInfo getCLInfo(Class type, FSTConfiguration configuration) {
            return null;
        }
    }
}
