/* test_files.h — files around tests, and interruptions of the program that runs them.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TEST_FILES_H
#define TEST_FILES_H

#include <stdbool.h>

/* Removes a folder and what is in it. Returns whether it is gone. */
bool test_folder_remove(const char *path);
/* Makes a folder, and those that it is in. Returns whether it is there. */
bool test_folder_make(const char *path);

/* From now on signals that ask the program to end are noted. */
void test_interruptions_note(void);
/* The signal that came, or 0. */
int test_interruption(void);

#endif
