/* callee.c — functions of all kinds of signatures.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

double callee_sum(int8_t, double, int64_t, float, uint16_t, int, int, int, int, double, double,
                  double, double, double, double, double, double, bool);
double callee_sum(int8_t a, double b, int64_t c, float d, uint16_t e, int f, int g, int h, int i,
                  double j, double k, double l, double m, double n, double o, double p, double q,
                  bool r)
{
    return a + b + (double)c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r;
}

int callee_format(char *text, const char *format, ...);
int callee_format(char *text, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    const int length = vsprintf(text, format, list);
    va_end(list);
    return length;
}

float callee_half(float number);
float callee_half(float number) { return number / 2; }

const char *callee_pass(const char *text, int (*function)(int));
const char *callee_pass(const char *text, int (*function)(int))
{
    return function(1) == 2 ? text : NULL;
}

void callee_nothing(int *number);
void callee_nothing(int *number) { ++*number; }
