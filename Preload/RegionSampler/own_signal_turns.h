/* own_signal_turns.h — who has a signal's action changed while the sampler takes the signal over.
 *
 * Any number of calls of sigaction may be under way, or one change of who answers them. All signals
 * are blocked meanwhile: a handler must not come in between and leave by longjmp. Each returns the
 * mask that was there before.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef OWN_SIGNAL_TURNS_H
#define OWN_SIGNAL_TURNS_H

#include <stdint.h>

#pragma GCC visibility push(hidden)

uint64_t turns_begin(void);
void turns_end(uint64_t mask);

uint64_t turns_begin_alone(void);
void turns_end_alone(uint64_t mask);

#pragma GCC visibility pop
#endif
