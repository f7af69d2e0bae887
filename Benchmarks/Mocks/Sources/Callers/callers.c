/* callers.c — code under test that calls a function of libc.
 * SPDX-License-Identifier: Apache-2.0 */
#include "callers.h"

#include <stdlib.h>

long callers_call(long times)
{
    long sum = 0;

    for (long i = 0; i < times; i++)
        sum += random();
    return sum;
}
