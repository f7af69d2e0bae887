/* versioned.c — each caller goes on to the version that it was linked to.
 * SPDX-License-Identifier: Apache-2.0 */
#include "hooked.h"

int first_client(void), second_client(void);

int main(int argc, char **argv)
{
    struct hook *made;

    (void)argv;
    if (argc > 1)
        CHECK(first_client() == 1 && second_client() == 2);
    made = hook("answer", EVERYTHING);
    CHECK(first_client() == 1 && second_client() == 2 && calls == 2);
    plan = 9;
    CHECK(first_client() == 9 && second_client() == 9);
    hook_remove(made);
    CHECK(first_client() == 1 && second_client() == 2);
    puts("all is right");
}
