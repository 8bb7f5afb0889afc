package io.traininglog.trainer.djl;

import ai.djl.training.Trainer;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.listener.EvaluatorTrainingListener;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.listener.TrainingListener.BatchData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a trainer's evaluators make of its batches and epochs. NaN where an evaluator has seen nothing. */
interface Evaluations {

    /** Sees a batch that was trained. */
    void trained(BatchData batch);

    /** Sees a batch that was validated. */
    void validated(BatchData batch);

    /** Of the newest batch that was trained. */
    float ofBatch(Evaluator evaluator);

    /** Of all that was trained in the epoch that ends. */
    float ofEpoch(Evaluator evaluator);

    /** Of all that was validated in the epoch that ends. */
    float ofValidation(Evaluator evaluator);

    /** Begins the next epoch. */
    void endEpoch();

    /**
     * DJL's own, if its {@link EvaluatorTrainingListener} is told before this one; otherwise evaluated here. That
     * listener forgets an epoch as soon as it is told of its end, and knows nothing of a batch before it is told.
     */
    static Evaluations of(Trainer trainer, Collection<Evaluator> evaluators, TrainingListener self) {
        List<TrainingListener> listeners = new ArrayList<>();
        trainer.notifyListeners(listeners::add);
        List<EvaluatorTrainingListener> before = new ArrayList<>();
        for (TrainingListener listener : listeners.subList(0, Math.max(0, listeners.indexOf(self)))) {
            if (listener instanceof EvaluatorTrainingListener evaluating) {
                before.add(evaluating);
            }
        }
        return before.size() == 1 && SharedEvaluations.canShare(trainer)
                ? new SharedEvaluations(trainer, before.get(0))
                : new OwnEvaluations(evaluators);
    }
}
