/* libdw.h — DW(name): a call of libdw, loaded at run time.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef LIBDW_AT_RUN_TIME_H
#define LIBDW_AT_RUN_TIME_H

#include <dwarf.h>
#include <elfutils/libdw.h>
#include <elfutils/libdwelf.h>
#include <elfutils/libdwfl.h>
#include <stdbool.h>

struct libdw_calls {
#define LIBDW_CALL(name) __typeof__(name) *name;
#include "libdw.def"
#undef LIBDW_CALL
};

/* NULL: it is not installed, or too old. */
const struct libdw_calls *libdw(void);

#define DW(name) (libdw()->name)

#endif
