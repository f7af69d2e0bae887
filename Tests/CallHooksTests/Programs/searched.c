/* searched.c — a library that loads another by its name alone, where only its own run path says.
 * SPDX-License-Identifier: Apache-2.0 */
#include <dlfcn.h>
#include <stddef.h>

void *library_opens(const char *file);
void *library_opens(const char *file) { return dlopen(file, RTLD_NOW); }
