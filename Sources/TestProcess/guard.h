/* guard.h — the process whose tests are told of.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef GUARD_H
#define GUARD_H

#include "record.h"

#include <stdatomic.h>
#include <sys/types.h>

struct guard {
    struct test_record *record;
    _Atomic uint32_t test; /* that runs, or TEST_NONE */
    _Atomic int has_ended; /* somebody tells how it ended already */
    pid_t process;
    char **report_environment; /* NULL: somebody waits */
};

extern struct guard test_guard;

/* The number to ask for stacks with; see si_value. */
#define STACKS_WANTED 0x42414b54

/* What this program was started with. */
extern char **test_arguments;

void guard_signals(void);
void guard_exits(void);

/* Whether what ends here is the process itself, while a test runs, and nobody has told it. */
bool guard_takes_end(void);
void guard_tells(uint32_t kind, int32_t number, const uintptr_t *pcs, unsigned count);
/* Lets the program report what this process cannot any more. Returns whether it did. */
bool guard_reports(void);

/* The return addresses of what a signal came in between, at most TEST_STACK_FRAMES. */
unsigned stack_behind(const void *context, uintptr_t *pcs);
void threads_answer(const void *context);

/* Memory, or NULL. */
void *test_pages(size_t);

#endif
