package org.civicmoderation.record.report;

import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws bars as SVG that can stand in a page of HTML. */
final class Chart {
  private static final Logger LOG = LoggerFactory.getLogger(Chart.class);

  /** Told apart by those who see no red or green, and in grey (Okabe and Ito 2008). */
  private static final Color KEEP = new Color(0x009E73);

  private static final Color REVIEW = new Color(0xE69F00);
  private static final Color REMOVE = new Color(0x0072B2);

  private static final int WIDTH = 760;
  private static final int HEIGHT = 320;
  private static final int MOST_LABELS = 31;

  private Chart() {}

  /**
   * Returns stacked bars, a bar a name; empty where there is nothing to draw, or this Java cannot
   * draw letters because the system has no fonts.
   *
   * @param id starts every id within, so that several can stand in one page
   */
  static Optional<String> bars(String id, List<String> names, List<OutcomeCounts> counts) {
    if (names.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(inline(id, draw(names, counts)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LinkageError | RuntimeException e) {
      // Java's own way to say that there is no font differs from version to version.
      LOG.warn("no charts in the report: this Java cannot draw ({})", e.toString());
      return Optional.empty();
    }
  }

  private static byte[] draw(List<String> names, List<OutcomeCounts> counts) throws IOException {
    CategoryChart chart =
        new CategoryChartBuilder().width(WIDTH).height(HEIGHT).theme(ChartTheme.GGPlot2).build();
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    chart.getStyler().setStacked(true);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setLegendFont(font).setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setAxisTickLabelsFont(font);
    chart.getStyler().setAvailableSpaceFill(0.8);
    chart.getStyler().setXAxisLabelRotation(names.size() > 6 ? 45 : 0);
    chart.getStyler().setXAxisMaxLabelCount(MOST_LABELS);
    chart.getStyler().setYAxisDecimalPattern("#,##0");
    chart.getStyler().setAxisTickLabelsColor(Color.DARK_GRAY);
    chart.getStyler().setSeriesColors(new Color[] {REMOVE, REVIEW, KEEP});
    chart.addSeries("REMOVE", names, counts.stream().map(OutcomeCounts::remove).toList());
    chart.addSeries("REVIEW", names, counts.stream().map(OutcomeCounts::review).toList());
    if (counts.stream().anyMatch(count -> count.keep() > 0)) {
      chart.addSeries("KEEP", names, counts.stream().map(OutcomeCounts::keep).toList());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsFormat.SVG);
    return out.toByteArray();
  }

  /** Leaves out what only a file of its own has, and makes ids those of this chart. */
  private static String inline(String id, byte[] svg) {
    String text = new String(svg, StandardCharsets.UTF_8);
    text = text.substring(text.indexOf("<svg"));
    return text.replace("id=\"clip", "id=\"" + id + "-clip")
        .replace("url(#clip", "url(#" + id + "-clip")
        .replaceFirst("<svg ", "<svg aria-hidden=\"true\" focusable=\"false\" ");
  }
}
