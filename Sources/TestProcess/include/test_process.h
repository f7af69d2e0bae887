/* test_process.h — a process that runs tests, and how it is started and watched.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TEST_PROCESS_H
#define TEST_PROCESS_H

#include "test_record.h"

#include <sys/types.h>

/* From now on this process tells the record what ends it: a signal, exit(), _exit(), a stack that
 * is used up. `report` names the variable by which the program, started anew, is given the record
 * of a process that has died to report it, as nobody waits for this one; NULL: somebody does. */
void test_process_guard(struct test_record *, const char *report);

/* Whether this is the process that was guarded, and no child that fork() made of it. */
bool test_process_is_guarded(void);

/* Which test runs now, or TEST_NONE. Ends of the process are told meanwhile. */
#define TEST_NONE UINT32_MAX
void test_process_runs(uint32_t test);

/* Lets this thread tell of a stack that is used up. */
void test_thread_guard(void);

struct test_order {
    char *const *arguments;
    char *const *environment;
    int output, error; /* become 1 and 2; 0 becomes /dev/null */
    int record;        /* stays as it is */
};

/* A pipe whose ends are closed on exec, and whose first end does not wait. Returns 0, or -1. */
int test_pipe(int ends[2]);

/* The program anew, in a group of its own, and a descriptor that can be read when it has ended.
 * Returns 0, or an errno. */
int test_process_start(const struct test_order *, pid_t *, int *ending);
/* The same, as a copy of this process: returns 0 in it, too, with 0 as its number. */
int test_process_fork(const struct test_order *, pid_t *, int *ending);

/* Asks for the stacks of all threads. They are there when test_process_answers() says so. */
void test_process_ask(struct test_record *, pid_t);
bool test_process_answers(const struct test_record *);

/* This process ends when its parent does. */
void test_process_ends_with(pid_t parent);

/* Serves what is for the main thread, until the word is not 0 any more. */
void test_main_queue_serve(const uint32_t *until);
void test_main_queue_stop(uint32_t *until);

/* Whether a sanitizer of leaks is here, and whether it found leaks since it was asked last. */
bool test_leaks_are_seen(void);
bool test_leaks_are_there(void);

/* Ends this process as if nobody had told it how. */
void test_process_end(int status) __attribute__((noreturn));

/* Two numbers of wait() that Swift has no words for. */
bool test_status_is_exit(int status, int *code);
const char *test_signal_name(int number);

/* The same for memmem(): where some bytes are first in others, or -1. */
ptrdiff_t test_bytes_find(const void *bytes, size_t count, const void *part, size_t length);

/* Standard output is written line by line: what a test printed before it died is seen. */
void test_lines_are_flushed(void);

#endif
