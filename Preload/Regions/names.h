/* names.h — regions by name.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef NAMES_H
#define NAMES_H

#include "region_wire.h"

#pragma GCC visibility push(hidden)

/* Copies all names, for those who look from outside. */
void region_names_show(struct region_board *);

#pragma GCC visibility pop
#endif
