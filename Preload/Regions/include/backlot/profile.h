/* backlot/profile.h — regions of a C program, and its own profile. Link with -lbacklot_profile.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef BACKLOT_PROFILE_H
#define BACKLOT_PROFILE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A part of a program that matters, by its name. */
typedef uint32_t backlot_region;

/* The region of this name; the same name is the same region. Thread-safe; takes some 100 ns. */
backlot_region backlot_region_named(const char *name);

void backlot_region_begin(backlot_region);
void backlot_region_end(backlot_region);

#ifdef __cplusplus
}
#endif
#endif
