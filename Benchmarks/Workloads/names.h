/* names.h — users, groups and hosts, as the driver has written them into the files.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef NAMES_H
#define NAMES_H

#include <sys/types.h>

void names_are_in(const char *folder);

/* From here on glibc finds them there: the files lie over those of /etc, for this process alone.
 * Nothing else is asked, nscd neither. */
void use_files(void);

long lines_of(const char *file);
off_t bytes_of(const char *file);

/* One question. Whoever gets a wrong answer, or none, ends. */
struct question {
    void (*ask)(long number);
    const char *file; /* that is read for it */
};

/* "getpwnam", "getpwuid", "getgrouplist" or "getaddrinfo". */
const struct question *question_named(const char *name);

/* The numbers asked for, one after the other: some thousand of those below `lines`, at random, the
 * same ones in each run. */
enum { NUMBERS = 1024 };
void choose_numbers(long lines, long numbers[NUMBERS]);

#endif
