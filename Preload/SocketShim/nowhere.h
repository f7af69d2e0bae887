/* nowhere.h — pointers that the kernel would answer with EFAULT. We read and write the program's
 * memory ourselves; what it can never have mapped is told from the number alone.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef NOWHERE_H
#define NOWHERE_H

#include <stdbool.h>
#include <stdint.h>

/* vm.mmap_min_addr: below it lies nothing. */
static inline bool is_nowhere(const void *pointer) { return (uintptr_t)pointer < 65536; }

/* … and is no NULL, which often has a meaning. */
static inline bool is_astray(const void *pointer) { return pointer && is_nowhere(pointer); }

#endif
