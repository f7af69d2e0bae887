/* Neither a name nor a service, with and without hints.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    const struct addrinfo none = {0}, passive = {.ai_flags = AI_PASSIVE},
                          bad = {.ai_flags = 0x8000000};

    say_addrinfo("no hints", NULL, NULL, NULL);
    say_addrinfo("empty hints", NULL, NULL, &none);
    say_addrinfo("passive", NULL, NULL, &passive);
    say_addrinfo("bad flags", NULL, NULL, &bad);
    say_addrinfo("stars", "*", "*", NULL);
    say_addrinfo("a star for the name", "*", "80", NULL);
    say_addrinfo("a star for the service", "db", "*", NULL);
    say_addrinfo("service alone", NULL, "80", NULL);
    say_addrinfo("service alone, passive", NULL, "80", &passive);
    say_addrinfo("empty name", "", "80", NULL);
    say_addrinfo("empty service", "db", "", NULL);
}
