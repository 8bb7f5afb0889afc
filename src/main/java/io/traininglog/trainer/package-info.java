/**
 * What makes trainers log: those without hooks here, and those that need an optional dependency in packages of their own.
 */
@NullMarked
package io.traininglog.trainer;

import org.jspecify.annotations.NullMarked;
