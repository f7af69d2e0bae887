/* What happens when there is no room: more stacks than are kept, and no memory for any.
 * SPDX-License-Identifier: Apache-2.0 */
#include "stack_store.h"

#include <stdio.h>
#include <sys/resource.h>

static stack_id store(uintptr_t number)
{
    const uintptr_t pcs[] = {0x1000 + number, 0x2000};

    return stack_store(pcs, 2);
}

int main(int count, char **words)
{
    static char output[1024];
    const struct rlimit little = {1, 1};
    uintptr_t first_lost = 0;

    (void)words;
    setvbuf(stdout, output, _IOFBF, sizeof output);
    if (count > 1)
        setrlimit(RLIMIT_AS, &little);
    for (uintptr_t i = 0; i < STACK_MOST_STACKS + 100; i++)
        if (!store(i) && !first_lost)
            first_lost = i + 1;
    printf("%u kept, %lu lost, of which the first was %lu\n", stack_store_count(),
           (unsigned long)stack_store_lost(), (unsigned long)first_lost);
    printf("%s\n", store(0) ? "the first is still there" : "there is none");
    return 0;
}
