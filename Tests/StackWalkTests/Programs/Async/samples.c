/* Asks at each signal who awaits what was interrupted, and says in the end how many samples of
 * asyncLeaf have all that wait for it: six of asyncMid and asyncTop.
 * SPDX-License-Identifier: Apache-2.0 */
#include "async_callers.h"
#include "elf_source.h"
#include "stack_walk.h"

#include "../unblocked.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

enum { MOST = 64, SAMPLES = 4096, WANTED = 50 };

struct sample {
    uintptr_t pcs[MOST];
    unsigned count;
    bool has_callers;
    struct async_callers callers;
};

static struct sample samples[SAMPLES];
static atomic_uint taken;

static void on_signal(int number, siginfo_t *what, void *context)
{
    const unsigned place = atomic_fetch_add(&taken, 1);
    bool is_cut;

    (void)number;
    (void)what;
    if (place >= SAMPLES)
        return;
    struct sample *sample = &samples[place];
    sample->count = stack_walk_interrupted(context, sample->pcs, MOST, &is_cut);
    sample->has_callers = async_callers_find(context, sample->pcs, sample->count, &sample->callers);
}

void samples_start(void)
{
    const struct sigaction action = {.sa_sigaction = on_signal,
                                     .sa_flags = SA_SIGINFO | SA_RESTART};
    const struct itimerval often = {{0, 1000}, {0, 1000}};

    async_callers_ready();
    unblock_signals();
    sigaction(SIGPROF, &action, NULL);
    setitimer(ITIMER_PROF, &often, NULL);
}

bool samples_enough(void) { return atomic_load(&taken) >= 6 * WANTED; }

/* Of this program, as its file names it: most of Swift's functions are not for the loader. */
static ElfW(Sym) * symbols;
static char *names;
static size_t symbol_count;
static uintptr_t base;

static void *section(const struct elf_source *source, uint64_t offset, uint64_t size)
{
    void *bytes = malloc(size + 1);

    return elf_source_read(source, offset, bytes, size) ? bytes : NULL;
}

static int take_base(struct dl_phdr_info *object, size_t size, void *with)
{
    (void)size;
    (void)with;
    base = object->dlpi_addr;
    return 1;
}

static void read_symbols(void)
{
    struct elf_source source;
    ElfW(Ehdr) header;

    dl_iterate_phdr(take_base, NULL);
    elf_source_open(&source, "/proc/self/exe");
    elf_source_read(&source, 0, &header, sizeof(header));
    const ElfW(Shdr) *sections =
        section(&source, header.e_shoff, header.e_shnum * sizeof(*sections));
    for (unsigned i = 0; i < header.e_shnum; i++) {
        const ElfW(Shdr) *list = &sections[i], *text = &sections[list->sh_link];

        if (list->sh_type != SHT_SYMTAB)
            continue;
        symbol_count = list->sh_size / sizeof(*symbols);
        symbols = section(&source, list->sh_offset, list->sh_size);
        names = section(&source, text->sh_offset, text->sh_size);
    }
}

static const char *name_of(uintptr_t pc)
{
    for (size_t i = 0; i < symbol_count; i++)
        if (pc - base - symbols[i].st_value < symbols[i].st_size)
            return names + symbols[i].st_name;
    return "?";
}

/* How many lie in a function of this name; each of `pcs` is a return address, as it were. */
static unsigned times(const uintptr_t *pcs, unsigned count, const char *name)
{
    unsigned found = 0;

    for (unsigned i = 0; i < count; i++)
        found += strstr(name_of(pcs[i] - 1), name) != NULL;
    return found;
}

static void show(const struct sample *sample)
{
    for (unsigned i = 0; i < sample->count; i++)
        fprintf(stderr, "  stack %s\n", name_of(sample->pcs[i] - 1));
    for (unsigned i = 0; sample->has_callers && i < sample->callers.count; i++)
        fprintf(stderr, "  awaits %s\n", name_of(sample->callers.pcs[i] - 1));
    fprintf(stderr, "\n");
}

/* The functions of `name` that the async function called, itself included, and those that await. */
static bool has(const struct sample *sample, unsigned mids)
{
    const struct async_callers *callers = &sample->callers;

    return sample->has_callers && times(callers->pcs, callers->count, "8asyncMid") == mids &&
           times(callers->pcs, callers->count, "8asyncTop") == 1 &&
           times(sample->pcs, callers->sync_count, "9asyncLeaf") == 1;
}

void samples_report(void)
{
    const unsigned count = atomic_load(&taken) < SAMPLES ? atomic_load(&taken) : SAMPLES;
    unsigned leaves = 0, whole = 0, plain = 0, wrong = 0;

    setitimer(ITIMER_PROF, &(struct itimerval){0}, NULL);
    read_symbols();
    for (unsigned i = 0; i < count; i++) {
        const struct sample *sample = &samples[i];
        const bool is_leaf = times(sample->pcs, sample->count, "9asyncLeaf") > 0;

        leaves += is_leaf;
        whole += is_leaf && has(sample, 6);
        plain += times(sample->pcs, sample->count, "8plainTop") > 0;
        if (is_leaf && !has(sample, 6) && wrong++ < 3)
            show(sample);
    }
    if (leaves > 0)
        show(&samples[0]);
    printf("%s, %u without all their callers, %s\n", leaves >= WANTED ? "enough" : "too few",
           leaves - whole, async_callers_absent() ? async_callers_absent() : "callers were found");
    fprintf(stderr, "%u samples, %u of asyncLeaf, %u whole, %u of plainTop\n", count, leaves, whole,
            plain);
}
