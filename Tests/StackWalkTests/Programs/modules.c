/* Says of what files its stack is: modules LIBRARY. The library is loaded twice, the second time
 * where it was not.
 * SPDX-License-Identifier: Apache-2.0 */
#include "stack_store.h"
#include "stack_walk.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static stack_id last;

static int remember(const void *left, const void *right)
{
    (void)left;
    (void)right;
    last = stack_here();
    return 0;
}

static __attribute__((noinline)) void print_module(const struct stack_module *module)
{
    printf("%s ", module->path);
    for (unsigned i = 0; i < module->build_id_length; i++)
        printf("%02x", module->build_id[i]);
    printf("\n");
}

/* Each once, in the order of the stack. */
static void print_modules(stack_id id)
{
    const uint64_t *frames;
    const unsigned count = stack_frames(id, &frames);
    unsigned last_number = STACK_MODULE_UNKNOWN;

    for (unsigned i = 0; i < count; i++) {
        const unsigned number = stack_module_of(id, i);

        if (number != last_number && stack_module((uint16_t)number))
            print_module(stack_module((uint16_t)number));
        last_number = number;
    }
}

static stack_id stack_in(const char *library, void **place)
{
    void *handle = dlopen(library, RTLD_NOW);
    void (*call)(int (*)(const void *, const void *)) =
        (void (*)(int (*)(const void *, const void *)))dlsym(handle, "call_back");

    *place = (void *)call;
    call(remember);
    dlclose(handle);
    stack_walk_forget();
    stack_store_epoch_bump();
    return last;
}

int main(int count, char **words)
{
    void *places[2];
    stack_id stacks[2];

    stack_walk_keeps_own = true;
    if (count < 2)
        return 1;
    for (volatile unsigned i = 0; i < 2; i++) { /* one call, which no compiler makes two of */
        stacks[i] = stack_in(words[1], &places[i]);
        /* Something else lies there now. */
        mmap((void *)((uintptr_t)places[i] & -(uintptr_t)4096), 4096, PROT_NONE,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    }
    print_modules(stacks[0]);
    printf("%s, %s\n", places[0] == places[1] ? "at the same place" : "moved",
           stacks[0] == stacks[1] ? "the same stack" : "another stack");
    return 0;
}
