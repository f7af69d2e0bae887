/* vdso.h — the library that the kernel puts into each process. SPDX-License-Identifier: Apache-2.0
 */
#ifndef DEBUG_VDSO_H
#define DEBUG_VDSO_H

#include <stdbool.h>

bool vdso_is_meant(const char *path);

/* A path under which this kernel's can be read, for as long as this process lives; NULL: none. */
const char *vdso_path(void);

#endif
