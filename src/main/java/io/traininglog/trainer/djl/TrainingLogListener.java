package io.traininglog.trainer.djl;

import ai.djl.Model;
import ai.djl.training.Trainer;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.tracker.ParameterTracker;
import io.traininglog.Checkpoint;
import io.traininglog.TrainingLog;
import io.traininglog.TrainingLogException;
import io.traininglog.trainer.Iterations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records a DJL training: {@code config.addTrainingListeners(Djl.listener(log))}.
 *
 * <p>A batch is an iteration. At its time, which is the number of iterations done with it:
 *
 * <ul>
 *   <li>{@code train_loss}, and {@code train_<evaluator>} of each evaluator, of this batch alone;
 *   <li>{@code samples_per_second}, since the batch before it in the epoch;
 *   <li>{@code heap_bytes}, and on Linux {@code resident_bytes}, where native memory counts too;
 *   <li>{@code learning_rate}, if the optimizer got its tracker through {@link #learningRate learningRate}.
 * </ul>
 *
 * <p>And at the end of an epoch, at the time of its last batch: {@code train_epoch_loss}, {@code
 * train_epoch_<evaluator>}, and, if anything was validated in the epoch, {@code valid_loss} and {@code
 * valid_<evaluator>}. An evaluator's name is that of DJL in snake case ({@code BinaryAccuracy} is {@code
 * binary_accuracy}), with a number where two are the same. NaN is recorded as it is. Iterations and epochs are counted in
 * the log's status, which nobody else should do meanwhile; a resumed log is gone on with.
 *
 * <p>It may stand anywhere in the list of listeners. Right behind DJL's {@code EvaluatorTrainingListener} it uses what that
 * has evaluated; before it, or without it, it evaluates itself. DJL's listeners that end a training do so by throwing, and
 * who stands behind them does not see that batch or epoch: stand before {@code DivergenceCheckTrainingListener} to have the
 * NaN in the log, and before {@code EarlyStoppingListener} and {@code SaveModelTrainingListener}.
 *
 * <p>What cannot be recorded is thrown, as by {@link TrainingLog#record}, and ends the training, unless {@link
 * #onFailure onFailure} says otherwise. For one trainer at a time, and not safe for threads, as trainers are not.
 */
public final class TrainingLogListener implements TrainingListener {

    private final TrainingLog log;
    private final ElapsedTime elapsed = new ElapsedTime();
    private @Nullable Consumer<? super TrainingLogException> handler;

    private Iterations iterations;
    private Map<Evaluator, String> evaluators = Map.of();
    private @Nullable Evaluations evaluations;
    private boolean isTrained; // anything, in this epoch
    private boolean isValidated;
    private long rateTime = -1;
    private float rate;

    TrainingLogListener(TrainingLog log) {
        this.log = log;
        this.iterations = Iterations.of(log);
    }

    /**
     * Lets the training go on when something cannot be recorded, such as on a full disk: the handler gets the exception,
     * and what was to be recorded is missing from the log. A model that is saved without its checkpoint has none.
     *
     * @return this
     */
    public TrainingLogListener onFailure(Consumer<? super TrainingLogException> handler) {
        this.handler = Objects.requireNonNull(handler, "handler");
        return this;
    }

    /**
     * A tracker for the optimizer that answers what the given one answers, and records it as {@code learning_rate} at the
     * iteration whose step it is for. Where parameters have rates of their own, the largest is recorded. DJL gives nobody
     * the tracker that an optimizer has, so it has to be passed through here.
     */
    public ParameterTracker learningRate(ParameterTracker tracker) {
        Objects.requireNonNull(tracker, "tracker");
        return (parameter, updates) -> {
            float value = tracker.getNewValue(parameter, updates);
            step(value);
            return value;
        };
    }

    /** The optimizer asks for each parameter, between two batches. */
    private void step(float value) {
        long time = iterations.done();
        if (time > rateTime || value > rate) {
            rateTime = time;
            rate = value;
            write(() -> log.record(time, "learning_rate", value));
        }
    }

    /**
     * For {@code SaveModelTrainingListener.setSaveModelCallback}: saves with the model where the log stands, for {@link
     * Djl#resume}. What was recorded is forced to disk before.
     *
     * <p>That listener numbers its files by its own count of epochs, which begins anew in each process: the first save of
     * a resumed run would replace the oldest file of the run before, and the next resume load a file that is newer by its
     * number alone. So this adds the epochs that the log has now to the model's property {@code Epoch}, of which DJL makes
     * the file's name: ask for one before each such listener begins. A run that goes on from another model than the newest
     * meets the numbers of those after it, so let it save to another folder.
     */
    public Consumer<Trainer> saveModelCallback() {
        long epochsBefore = log.status().epochsDone();
        return trainer -> {
            Model model = trainer.getModel();
            int epoch = model.intProperty("Epoch", 0);
            model.setProperty("Epoch", Long.toString(epochsBefore + epoch));
            checkpoint(model);
        };
    }

    /** Notes in a model that is about to be saved where the log stands. What was recorded is forced to disk before. */
    public void checkpoint(Model model) {
        ModelCheckpoint.clear(model);
        write(() -> {
            Checkpoint checkpoint = log.checkpoint();
            ModelCheckpoint.put(model, checkpoint);
        });
    }

    @Override
    public void onTrainingBegin(Trainer trainer) {
        iterations = Iterations.of(log);
        evaluators = EvaluatorNames.of(trainer.getEvaluators(), trainer.getLoss());
        evaluations = Evaluations.of(trainer, evaluators.keySet(), this);
        beginEpoch();
    }

    private void beginEpoch() {
        elapsed.reset();
        isTrained = false;
        isValidated = false;
    }

    @Override
    public void onTrainingBatch(Trainer trainer, BatchData batch) {
        Evaluations evaluated = evaluations();
        evaluated.trained(batch);
        isTrained = true;
        Map<String, Number> values = new LinkedHashMap<>();
        evaluators.forEach((evaluator, name) -> values.put("train_" + name, evaluated.ofBatch(evaluator)));
        elapsed.seconds()
                .ifPresent(seconds ->
                        values.put("samples_per_second", batch.getBatch().getSize() / seconds));
        values.put("heap_bytes", ProcessMemory.heapBytes());
        ProcessMemory.residentBytes().ifPresent(bytes -> values.put("resident_bytes", bytes));
        write(() -> iterations.next(values));
    }

    @Override
    public void onValidationBatch(Trainer trainer, BatchData batch) {
        evaluations().validated(batch);
        isValidated = true;
        elapsed.reset();
    }

    @Override
    public void onEpoch(Trainer trainer) {
        Evaluations evaluated = evaluations();
        Map<String, Number> values = new LinkedHashMap<>();
        evaluators.forEach((evaluator, name) -> {
            if (isTrained) {
                values.put("train_epoch_" + name, evaluated.ofEpoch(evaluator));
            }
            if (isValidated) {
                values.put("valid_" + name, evaluated.ofValidation(evaluator));
            }
        });
        evaluated.endEpoch();
        beginEpoch();
        write(() -> log.record(iterations.done(), values));
        write(log::finishEpoch);
    }

    @Override
    public void onTrainingEnd(Trainer trainer) {
        // the log is whoever opened it's to close
    }

    private Evaluations evaluations() {
        if (evaluations == null) {
            throw new IllegalStateException(
                    "this listener was not told that a training begins; add it to the configuration of the trainer");
        }
        return evaluations;
    }

    private void write(Runnable writing) {
        try {
            writing.run();
        } catch (TrainingLogException e) {
            if (handler == null) {
                throw e;
            }
            handler.accept(e);
        }
    }
}
