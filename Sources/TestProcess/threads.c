/* threads.c — what every thread is doing, for a process that does not come to an end.
 * SPDX-License-Identifier: Apache-2.0 */
#include "guard.h"
#include "stack_walk.h"
#include "test_process.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { LISTING = 4096, PATIENCE = 100 /* times ten milliseconds */ };

struct kernel_entry {
    uint64_t inode;
    int64_t next;
    uint16_t length;
    uint8_t type;
    char name[];
};

static int32_t number_of(const char *text)
{
    int32_t number = 0;

    for (; *text >= '0' && *text <= '9'; text++)
        number = number * 10 + (*text - '0');
    return *text ? 0 : number;
}

static void note_threads(struct test_record *record, const char *listing, long length)
{
    for (long at = 0; at < length;) {
        const struct kernel_entry *entry = (const struct kernel_entry *)(listing + at);
        const int32_t thread = number_of(entry->name);
        const uint32_t count = atomic_load(&record->stacks_used);

        if (thread > 0 && count < TEST_MOST_STACKS) {
            record->stacks[count].thread = thread;
            atomic_store(&record->stacks_used, count + 1);
        }
        at += entry->length;
    }
}

static void list_threads(struct test_record *record)
{
    char listing[LISTING] __attribute__((aligned(8)));
    const int fd = open("/proc/thread-self/../../task", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    long length = 0;

    while (fd >= 0 && (length = syscall(SYS_getdents64, fd, listing, LISTING)) > 0)
        note_threads(record, listing, length);
    if (fd >= 0)
        close(fd);
}

static void ask_thread(int32_t thread)
{
    siginfo_t info = {.si_code = SI_QUEUE};

    info.si_value.sival_int = STACKS_WANTED;
    syscall(SYS_rt_tgsigqueueinfo, test_guard.process, thread, SIGSYS, &info);
}

static bool all_have_answered(const struct test_record *record)
{
    for (uint32_t i = 0; i < test_record_stack_count(record); i++)
        if (__atomic_load_n(&record->stacks[i].count, __ATOMIC_ACQUIRE) == 0)
            return false;
    return true;
}

static void ask_others(struct test_record *record, int32_t own)
{
    const struct timespec moment = {.tv_nsec = 10000000};

    for (uint32_t i = 0; i < test_record_stack_count(record); i++)
        if (record->stacks[i].thread != own)
            ask_thread(record->stacks[i].thread);
    for (int i = 0; i < PATIENCE && !all_have_answered(record); i++)
        nanosleep(&moment, NULL);
    atomic_store(&record->has_answer, 1);
}

static void answer(struct test_record *record, int32_t own, const void *context)
{
    uintptr_t pcs[TEST_STACK_FRAMES];

    for (uint32_t i = 0; i < test_record_stack_count(record); i++)
        if (record->stacks[i].thread == own)
            record_stack(record, i, own, pcs, stack_behind(context, pcs));
}

/*
 * The test is over, and its process will be killed. A call that the signal has interrupted must not
 * return to the test, which would go on, and may even pass.
 */
static void wait_for_the_end(void)
{
    const struct timespec moment = {.tv_sec = 1};

    for (int i = 0; i < 5; i++)
        nanosleep(&moment, NULL);
}

void threads_answer(const void *context)
{
    struct test_record *record = test_guard.record;
    const int32_t own = (int32_t)syscall(SYS_gettid);

    if ((pid_t)syscall(SYS_getpid) != test_guard.process)
        return;
    if (atomic_exchange(&record->is_asked, 1) != 0) {
        answer(record, own, context);
        return wait_for_the_end();
    }
    list_threads(record);
    answer(record, own, context);
    ask_others(record, own);
    wait_for_the_end();
}

void test_process_ask(struct test_record *record, pid_t process)
{
    (void)record;
    sigqueue(process, SIGSYS, (union sigval){.sival_int = STACKS_WANTED});
}

bool test_process_answers(const struct test_record *record)
{
    return atomic_load(&record->has_answer) != 0;
}
