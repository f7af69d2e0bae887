/* store.h — a library that keeps a descriptor to itself, or hands one over.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_H
#define STORE_H

/* Opens the store, which the library keeps. Returns its number, which nobody should need. */
int store_open(void);

/* Adds a record. Returns -1 if that fails. */
int store_add(void);

int store_close(void);

/* Opens a file that belongs to the caller from then on. */
int store_export(void);

/* Takes a descriptor over, and closes it. */
int store_import(int fd);

#endif
