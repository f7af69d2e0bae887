/* build_id.h — by what debug information finds its file.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef BUILD_ID_H
#define BUILD_ID_H

#include "object.h"

#pragma GCC visibility push(hidden)

enum { BUILD_ID_MOST = 20 };

/* Returns its length, 0 when there is none. */
uint8_t build_id_of(const struct object *, uint8_t id[BUILD_ID_MOST]);

#pragma GCC visibility pop
#endif
