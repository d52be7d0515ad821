// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

/**
 * How the target was at one moment. What is not known is null.
 *
 * @param atNanos          when it was asked, nanoseconds from the start of the load, warm-up included
 * @param answerNanos      how long it took to say all of this
 * @param calls            calls under way, as {@code CoreStatus} tells
 * @param queuedTasks      tasks that wait in all task processors
 * @param fullestProcessor the task processor with the most waiting tasks; null also when none waits
 * @param fullestTasks     how many wait there
 * @param cpuCores         processors that its process used since the last sample, such as 1.5
 * @param memoryBytes      resident memory of its process
 */
public record ServerSample(long atNanos, long answerNanos, Integer calls, Integer queuedTasks, String fullestProcessor,
                           Integer fullestTasks, Double cpuCores, Long memoryBytes) {
}
