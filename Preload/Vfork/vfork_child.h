/* vfork_child.h — a vfork child shares our memory but not our descriptors: what it closes and
 * duplicates is not ours.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef VFORK_CHILD_H
#define VFORK_CHILD_H

#include "shim.h"

/* Set in the child by our vfork(), and cleared by the parent as soon as it goes on. */
extern SHIM_LOCAL __thread bool vfork_child __attribute__((tls_model("initial-exec")));

/* For a constructor: finds the library of ours behind this one, which wants to know too. */
SHIM_LOCAL void vfork_prepare(void);

/* Called by the library in front, which has made the system call. */
void backlot_vfork_returned(bool is_child);

#endif
