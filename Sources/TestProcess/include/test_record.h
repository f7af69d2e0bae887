/* test_record.h — what becomes of tests, told by the process that runs them to the one that waits.
 *
 * It is memory that both have mapped, and no descriptor: a test that closes or writes to every
 * number there is does no harm to it, and what was told is there after any kind of death. Adding to
 * it takes no lock and no memory: any thread, signal handler and forked child may.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TEST_RECORD_H
#define TEST_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    TEST_STACK_FRAMES = 64,
    TEST_MOST_STACKS = 64,
    TEST_MOST_MODULES = 96,
    TEST_PATH_ROOM = 512,
    TEST_NO_MODULE = 0xffff,
};

/* What an entry tells. The texts of an entry are for Swift to make and to read. */
enum test_entry_kind {
    TEST_STARTED = 1,
    TEST_ENDED,
    TEST_SKIPPED,
    TEST_PROBLEM,
    TEST_KNOWN,      /* a problem that is known */
    TEST_ATTACHMENT, /* a file that was left */
    TEST_CRASHED,    /* a signal; the stack is the first one */
    TEST_EXITED,     /* somebody called exit(); the stack is the first one */
};

struct test_entry {
    uint32_t kind;
    uint32_t test;    /* its number */
    uint64_t at;      /* nanoseconds of CLOCK_MONOTONIC */
    int32_t number;   /* a signal, or a status */
    uint32_t length;  /* of the text */
    const char *text; /* in the record */
};

struct test_frame {
    uint64_t offset; /* in its file, where the function goes on */
    uint16_t module; /* or TEST_NO_MODULE: the offset is an address */
};

struct test_stack {
    int32_t thread;
    uint32_t count; /* 0: the thread gave no answer */
    struct test_frame frames[TEST_STACK_FRAMES];
};

struct test_module {
    char path[TEST_PATH_ROOM];
    uint8_t build_id[20];
    uint8_t build_id_length;
};

struct test_record;

/* Memory for a process that is to run tests, and the descriptor that it gets it by. NULL: errno. */
struct test_record *test_record_make(const uint32_t *tests, uint32_t count, uint64_t list_mark,
                                     int *fd);
/* The same, in the process that was given the descriptor, which is closed. NULL: it is none. */
struct test_record *test_record_take(int fd);
void test_record_drop(struct test_record *);

/* Which tests are to be run, and in which order. */
const uint32_t *test_record_tests(const struct test_record *, uint32_t *count);
/* Something that depends on the list of all tests: both processes must have the same. */
uint64_t test_record_list_mark(const struct test_record *);

/* Returns whether there was room; what there was no room for is counted. What begins and ends a
 * test always has room. */
bool test_record_add(struct test_record *, uint32_t kind, uint32_t test, int32_t number,
                     const char *text, size_t length);
uint32_t test_record_lost(const struct test_record *);

/* The entry at `place`, which moves to the next one. `false`: there is none yet. */
bool test_record_next(const struct test_record *, uint64_t *place, struct test_entry *);

/* Stacks that were taken: of what ended the process, or of all threads, one each. */
uint32_t test_record_stack_count(const struct test_record *);
const struct test_stack *test_record_stack(const struct test_record *, uint32_t number);
const char *test_module_path(const struct test_record *, uint16_t number);
const uint8_t *test_module_build_id(const struct test_record *, uint16_t number, size_t *length);

#endif
