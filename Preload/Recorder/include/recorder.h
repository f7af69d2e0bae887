/* recorder.h — a profile of another process: its samples, into a file, until it is told to stop.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef RECORDER_H
#define RECORDER_H

#pragma GCC visibility push(hidden)

/* The program `backlot-record`, known as perfme-start and perfme-stop as well. */
int recorder_main(int count, char *arguments[]);

#pragma GCC visibility pop
#endif
