/* thread_end.h — what a thread leaves behind is looked after when it ends.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef THREAD_END_H
#define THREAD_END_H

#include "shim.h"

/* For a constructor. */
SHIM_LOCAL void thread_end_prepare(void);

/* This thread has something to settle when it ends. */
SHIM_LOCAL void thread_will_end(void);

#endif
