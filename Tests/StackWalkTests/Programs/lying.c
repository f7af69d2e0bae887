/* Walks by the tables of a library whose bytes are changed here and there, and that ends too early:
 * lying TIMES [SEED]. That it ends, and does not fault, is the test.
 * SPDX-License-Identifier: Apache-2.0 */
#include "machine.h"
#include "mapped.h"
#include "unblocked.h"

#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { COPIED = 8192, MOST = 64, CHANGES = 8 };

static uint64_t registers[COPIED_REGISTERS];
static uint8_t stack[COPIED];
static ssize_t stack_size;
static int memory;
static uint8_t *library;
static size_t size, tables, tables_end;
static int file;
static unsigned long frames, walks, right;

static void on_signal(int number, siginfo_t *what, void *context)
{
    (void)number;
    (void)what;
    for (unsigned i = 0; i < COPIED_REGISTERS; i++)
        registers[i] = (uint64_t)*signal_register(context, i);
    /* As far as there is any. */
    stack_size = pread(memory, stack, COPIED, (off_t)registers[REGISTER_SP]);
}

static int ask(const void *left, const void *right_one)
{
    raise(SIGUSR1);
    return *(const char *)left - *(const char *)right_one;
}

static int take_library(struct dl_phdr_info *object, size_t info_size, void *with)
{
    (void)info_size;
    (void)with;
    if (!strstr(object->dlpi_name, "libc.so.6"))
        return 0;
    FILE *from = fopen(object->dlpi_name, "re");
    struct stat found;

    fstat(fileno(from), &found);
    size = (size_t)found.st_size;
    library = malloc(size);
    size = fread(library, 1, size, from);
    fclose(from);
    for (unsigned i = 0; i < object->dlpi_phnum; i++)
        if (object->dlpi_phdr[i].p_type == PT_GNU_EH_FRAME)
            tables = object->dlpi_phdr[i].p_offset;
    tables_end = tables + (256 << 10) < size ? tables + (256 << 10) : size;
    return 1;
}

static unsigned walk(void)
{
    char path[64];
    uint64_t pcs[MOST];
    bool is_cut;
    const struct copied_stack copy = {registers, registers[REGISTER_SP], stack, (size_t)stack_size};
    struct copied_space *space = copied_space_new();

    snprintf(path, sizeof(path), "/proc/self/fd/%d", file);
    map_self(space, "libc.so.6", path);
    const unsigned count = copied_walk(&copy, space, pcs, MOST, &is_cut);
    copied_space_free(space);
    frames += count;
    walks++;
    return count;
}

/* In what says where things are, or in the tables. */
static size_t somewhere(void)
{
    const size_t heads = sizeof(ElfW(Ehdr)) + 14 * sizeof(ElfW(Phdr));

    return lrand48() % 3 == 0   ? (size_t)lrand48() % heads
           : lrand48() % 2 == 0 ? tables + (size_t)lrand48() % 64
                                : tables + (size_t)lrand48() % (tables_end - tables);
}

static void lie(void)
{
    size_t places[CHANGES];

    for (unsigned i = 0; i < CHANGES; i++) {
        const uint8_t byte = (uint8_t)(lrand48() % 3 == 0 ? 0xff : lrand48());

        places[i] = somewhere();
        pwrite(file, &byte, 1, (off_t)places[i]);
    }
    walk();
    for (unsigned i = 0; i < CHANGES; i++)
        pwrite(file, &library[places[i]], 1, (off_t)places[i]);
}

static void cut_short(void)
{
    const size_t end = (size_t)lrand48() % size;

    ftruncate(file, (off_t)end);
    walk();
    pwrite(file, library + end, size - end, (off_t)end);
}

int main(int count, char **words)
{
    const long times = count > 1 ? atol(words[1]) : 1000;
    const struct sigaction action = {.sa_sigaction = on_signal, .sa_flags = SA_SIGINFO};
    char pair[] = "ab";

    srand48(count > 2 ? atol(words[2]) : 1);
    memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    unblock_signals();
    sigaction(SIGUSR1, &action, NULL);
    qsort(pair, 2, 1, ask);
    dl_iterate_phdr(take_library, NULL);
    file = memfd_create("lying", MFD_CLOEXEC);
    pwrite(file, library, size, 0);
    const unsigned whole = walk();
    for (long i = 0; i < times; i++) {
        lie();
        if (i % 32 == 0)
            cut_short();
    }
    right = walk();
    printf("alive, %s\n", right == whole && whole > 5 ? "and right again" : "but not right again");
    fprintf(stderr, "%lu walks, %lu frames, %u when all is right\n", walks, frames, whole);
    return 0;
}
